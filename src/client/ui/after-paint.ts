/** Does the work behind the next frame, so that what was just changed is seen first; at once where no frames are drawn. */
export const afterPaint = (work: () => void): void => {
  if (document.visibilityState === 'hidden') {
    work()
    return
  }
  requestAnimationFrame(() => {
    // A task of its own: what is done in the frame's own call is done before it is painted.
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      work()
    }
    port2.postMessage(undefined)
  })
}

/**
 * Lays a drawing's symbol in the page, once. A `use` of a file makes documents of their own, two for each place it is
 * shown: they outlive their screen, and with a hundred of them every key on a slow tablet took a third longer.
 * By XMLHttpRequest, for it reads a file as SVG without any text becoming markup (Trusted Types).
 */
export const bringDrawing = (name: string) => {
  const id = `drawing-${name}`
  if (document.getElementById(id) !== null) return
  // An empty symbol keeps the next place from asking too. A `use` of it fills by itself when the drawing is there.
  const empty = document.createElementNS('http://www.w3.org/2000/svg', 'symbol')
  empty.id = id
  document.getElementById('drawings')!.append(empty)
  const asked = new XMLHttpRequest()
  asked.open('GET', `drawings/${name}.svg`)
  asked.responseType = 'document'
  asked.onloadend = () => {
    const drawn = asked.responseXML?.getElementById('d')
    if (drawn) drawn.id = id
    // Nothing came: the next place that wants it asks again.
    empty.replaceWith(...(drawn ? [drawn] : []))
  }
  asked.send()
}

/** Said by a screen reader when it changes, seen by nobody. */
export const LiveWords = (props: { readonly children: string; readonly lang: string }) => (
  <p className="only-heard" role="status" lang={props.lang}>
    {props.children}
  </p>
)

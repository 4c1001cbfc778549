import { encode } from 'uqr'
import './qr-code.css'

/** A QR code as one path of an inline drawing: no picture is fetched and no markup is put in as text. Always dark on light, or scanners fail. */
export const QrCode = (props: { readonly text: string; readonly label: string; readonly className?: string }) => {
  const { data, size } = encode(props.text, { ecc: 'M', border: 2 })
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return (
    <svg
      className={`qr-code ${props.className ?? ''}`}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={props.label}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}

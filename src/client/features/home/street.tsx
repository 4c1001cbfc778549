import { Drawing } from '../../ui/drawing.tsx'

/** The five places of the plate as one small street, in the order of the five main goals. */
export const Street = (props: { readonly className?: string }) => (
  <span className={`street ${props.className ?? ''}`} aria-hidden="true">
    <Drawing name="place-sociale-cohesie" tone="G1" />
    <Drawing name="place-leefbaarheid-veiligheid" tone="G2" />
    <Drawing name="place-sociale-veerkracht" tone="G3" />
    <Drawing name="place-maatschappelijke-participatie" tone="G4" />
    <Drawing name="place-vertrouwen" tone="G5" />
  </span>
)

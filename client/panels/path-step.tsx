import '../styles/path.css'
import { tellOf } from '../state/view.ts'

interface Props {
  readonly name: string
  readonly path: string
}

/** An area on the way to where something stands: one line however long its name, and pressed it is told of. */
export const Step = ({ name, path }: Props) => (
  <button type="button" className="plain path-step" title={name} onClick={() => tellOf(path)}>
    {name}
  </button>
)

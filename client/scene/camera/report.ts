import { type CameraMode, camera, type Pose } from '../../state/camera.ts'
import { oneTurn, poseFrom, type Stance, sameStance } from './stance.ts'

/** What the rest of the page is told of the camera: nothing while it merely moves. */
export interface Report {
  mode(mode: CameraMode): void
  /** Where a wish leads, until the camera rests or a hand takes it. */
  goal(goal: Stance | undefined): void
  /** It came to rest. */
  rest(stance: Stance): void
}

/** A Stance as others are told of it: each direction has one azimuth. */
export const toldPose = (stance: Stance): Pose => ({
  ...poseFrom(stance),
  azimuth: oneTurn(stance.azimuth),
})

export function createReport(first: CameraMode): Report {
  let told: Stance | undefined
  if (camera.getState().mode.kind !== first.kind) camera.setState({ mode: first })
  return {
    mode: (mode) => camera.setState({ mode }),
    goal(goal) {
      if (goal !== undefined) camera.setState({ goal: toldPose(goal) })
      else if (camera.getState().goal !== undefined) camera.setState({ goal })
    },
    rest(stance) {
      const arrived = camera.getState().goal !== undefined
      if (told !== undefined && sameStance(told, stance) && !arrived) return
      told = { ...stance }
      camera.setState({ pose: toldPose(stance), goal: undefined })
    },
  }
}

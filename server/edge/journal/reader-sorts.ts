import type { HeadColumns } from '../../../models/segment/record.ts'

/** Whether a record has a block of some sort. */
export const hasSort = ({ sorts }: HeadColumns, sort: number): boolean => sorts.includes(sort)

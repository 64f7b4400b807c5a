/** Fields of the code that hold what is the method's own: see BaselineOptions.own. */
export const enum Own {
  CODE_ID,
  METHOD_RECORD,
  MIRROR,
  /** Addresses given by ProfileAddresses. */
  BLOCKS,
  RECEIVERS,
  COUNT,
}

export interface Bought {
  readonly gid: string;
  /** `#1001` */
  readonly name: string;
}

/** The library has no types of its own; what is used of it is described in `simjsScheduler.ts`. */
declare module "simjs";

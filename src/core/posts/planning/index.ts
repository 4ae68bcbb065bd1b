export { openPlan, type PlanSource, type Proposal, proposePlan } from './propose.ts';
export { confirmPlan, type PlanChange, settlePlans, undoPlan } from './settle.ts';
export { readPlan } from './view.ts';

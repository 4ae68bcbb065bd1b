export {
  confirmPlan,
  openPlan,
  type PlanChange,
  type PlanSource,
  type Proposal,
  proposePlan,
  readPlan,
  settlePlans,
  undoPlan,
} from './plan.ts';

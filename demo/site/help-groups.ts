/** The help centre's groups, and the articles of each in the order they are shown. */
export const HELP_GROUPS = [
  { id: "choose", articles: ["packages", "savings", "roof-check", "financing"] },
  { id: "energy", articles: ["battery-basics", "power-outage", "ev-charger", "selling-power"] },
  { id: "order", articles: ["delivery", "installation", "invoices", "returns"] },
  { id: "running", articles: ["monitoring-app", "error-codes", "maintenance", "warranty"] },
  { id: "account", articles: ["account", "data-protection", "contact", "moving-house", "recycling", "referral"] },
] as const;

/** What visitors ask for most, for the foot of every page. */
export const POPULAR_ARTICLES = ["warranty", "delivery", "error-codes", "power-outage"] as const;

/** Articles that answer the service agent's four suggestions, in their order: where a link leads while the chat is not there. */
export const SUGGESTED_ARTICLES = ["warranty", "delivery", "error-codes", "power-outage"] as const;

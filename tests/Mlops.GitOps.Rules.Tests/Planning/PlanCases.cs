namespace Mlops.GitOps.Rules.Tests.Planning;

/// <summary>One edit of the small workspace, and what the plan must say of it.</summary>
/// <param name="Consequence">A part of one consequence; empty where there is none to look for.</param>
internal sealed record PlanCase(string Before, string After, string Path, string Kind, string Impact, string Policy, string Consequence = "");

internal static class PlanCases
{
    public static PlanCase[] All { get; } =
    [
        // Gates
        new("staging: [metrics.auc >= 0.80]", "staging: [metrics.auc >= 0.75]", "models.credit.gates.staging[0]", "changed", "none", "weaker"),
        new("staging: [metrics.auc >= 0.80]", "staging: [metrics.auc > 0.80]", "models.credit.gates.staging[0]", "changed", "none", "stronger"),
        new("staging: [metrics.auc >= 0.80]", "staging: [metrics.auc >= 0.85]", "models.credit.gates.staging[0]", "changed", "none", "stronger"),
        new("staging: [metrics.auc >= 0.80]", "staging: [metrics.auc >= 0.80 or metrics.brier <= 0.9]", "models.credit.gates.staging[0]", "removed", "none", "weaker"),
        new("staging: [metrics.auc >= 0.80]", "staging: [metrics.auc >= 0.80 and metrics.brier <= 0.2]", "models.credit.gates.staging[0]", "removed", "none", "stronger"),
        new("staging: [metrics.auc >= 0.80]", "staging: [metrics.auc >= 0.80, metrics.brier <= 0.2]", "models.credit.gates.staging[1]", "added", "none", "stronger"),
        new("staging: [metrics.auc >= 0.80]", "staging: [0.9 <= metrics.auc]", "models.credit.gates.staging[0]", "changed", "none", "stronger"),
        new("staging: [metrics.auc >= 0.80]", "staging: [metrics.auc.lower >= 0.80]", "models.credit.gates.staging[0]", "removed", "none", "weaker"),
        new("        - slices.sex.auc.min >= 0.75\n", "", "models.credit.gates.production[2]", "removed", "none", "weaker"),
        new("delta.auc.lower >= -0.01", "delta.auc.lower >= -0.02", "models.credit.gates.production[1]", "changed", "none", "weaker"),
        new("delta.auc.lower >= -0.01", "delta.auc.lower >= 0", "models.credit.gates.production[1]", "changed", "none", "stronger"),
        new("gates: [metrics.n >= 1000]", "gates: [metrics.n >= 100]", "environments.production.gates[0]", "changed", "none", "weaker"),
        new("      staging: [metrics.auc >= 0.80]\n", "", "models.credit.gates.staging[0]", "removed", "none", "weaker"),

        // Approvals and people
        new("approvals: {production: [{role: risk}]}", "approvals: {production: [{role: risk, count: 2}]}", "models.credit.approvals.production[0]", "changed", "none", "stronger"),
        new("    approvals: {production: [{role: risk}]}\n", "", "models.credit.approvals", "removed", "none", "weaker"),
        new("[{role: owner}, {role: risk, maxAge: 14d}]", "[{role: owner}]", "environments.production.approvals[1]", "removed", "none", "weaker"),
        new("[{role: owner}, {role: risk, maxAge: 14d}]", "[{role: owner}, {role: risk, maxAge: 30d}]", "environments.production.approvals[1]", "changed", "none", "weaker"),
        new("[{role: owner}, {role: risk, maxAge: 14d}]", "[{role: owner}, {role: risk}]", "environments.production.approvals[1]", "changed", "none", "weaker"),
        new("[{role: owner}, {role: risk, maxAge: 14d}]", "[{role: owner}, {role: risk, maxAge: 7d}]", "environments.production.approvals[1]", "changed", "none", "stronger"),
        new("[{role: owner}, {role: risk, maxAge: 14d}]", "[{role: owner}, {role: risk, maxAge: 14d}, {role: lead}]", "environments.production.approvals[2]", "added", "none", "stronger"),
        new("{id: 3, login: joan}]", "{id: 3, login: joan}, {id: 9, login: eve}]", "roles.lead.9", "added", "none", "weaker"),
        new(", {id: 3, login: joan}]", "]", "roles.lead.3", "removed", "none", "stronger"),
        new("{id: 3, login: joan}]", "{id: 3, login: joan-of-arc}]", "roles.lead.3", "changed", "docs", "same"),
        new("weaker: [{role: risk}]", "weaker: [{role: risk, count: 2}]", "changes.weaker[0]", "changed", "none", "weaker"),
        new("changes:\n", "rules: {protected-attribute-as-feature: error}\nchanges:\n", "rules", "added", "none", "weaker"),
        new("changes:\n", "deployer: {id: 90, login: bot}\nchanges:\n", "deployer", "added", "none", "weaker"),
        new("rollback: {approvals: [{role: owner}]}", "rollback: {approvals: []}", "environments.production.rollback.approvals[0]", "removed", "none", "weaker"),
        new("    rollback: {approvals: [{role: owner}]}\n", "", "environments.production.rollback", "removed", "none", "stronger"),
        new("breakGlass: {approvals: [{role: lead, count: 2}], ticket: required}", "breakGlass: {approvals: [{role: lead}]}", "environments.production.breakGlass.approvals[0]", "changed", "none", "weaker"),
        new("ticket: required", "ticket: optional", "environments.production.breakGlass.ticket", "added", "none", "weaker"),
        new("\n    breakGlass: {approvals: [{role: lead, count: 2}], ticket: required}", "", "environments.production.breakGlass", "removed", "none", "stronger"),
        new("    owner: lead\n    problem", "    owner: risk\n    problem", "models.credit.owner", "changed", "docs", "weaker"),

        // Environments
        new("soak: 24h", "soak: 12h", "environments.production.soak", "changed", "none", "weaker"),
        new("soak: 24h", "soak: 2d", "environments.production.soak", "changed", "none", "stronger"),
        new("    soak: 24h\n", "", "environments.production.soak", "removed", "none", "weaker"),
        new("to: 2027-01-02T00:00:00Z", "to: 2027-01-01T00:00:00Z", "environments.production.freeze[0]", "changed", "none", "weaker"),
        new("to: 2027-01-02T00:00:00Z", "to: 2027-01-03T00:00:00Z", "environments.production.freeze[0]", "changed", "none", "stronger"),
        new("reason: year end", "reason: holidays", "environments.production.freeze[0]", "changed", "none", "same"),
        new("    after: staging\n", "", "environments.production.after[0]", "removed", "none", "weaker"),
        new("verifiedCommits: true", "verifiedCommits: false", "environments.production.verifiedCommits", "removed", "none", "weaker"),
        new("    approvals: [{role: lead}]\n", "    approvals: [{role: lead}]\n    promote: auto\n", "environments.staging.promote", "added", "none", "weaker"),
        new("    approvals: [{role: lead}]\n", "    approvals: [{role: lead}]\n    target: {cluster: eu}\n", "environments.staging.target", "added", "redeploy", "same", "redeploys service 'credit_api' in 'staging'"),
        new("    approvals: [{role: lead}]\n", "    approvals: [{role: lead}]\n    set: {services.credit_api.scale.min: 3}\n", "environments.staging.set", "added", "redeploy", "same", "redeploys service 'credit_api'"),
        new("    approvals: [{role: lead}]\n", "    approvals: [{role: lead}]\n    set: {monitors.credit_live.minRows: 3}\n", "environments.staging.set", "added", "redeploy", "weaker"),

        // Data and features
        new("note: string?", "note: {type: string?, description: What people wrote.}", "datasets.applications.columns.note.description", "added", "docs", "same", "data sheet"),
        new("      note: string?\n", "", "datasets.applications.columns.note", "removed", "retrain", "same", "retrains model 'credit' (pipeline credit: ingest, features, split, train, evaluate, register)"),
        new("      note: string?\n", "      note: string?\n      city: string?\n", "datasets.applications.columns.city", "added", "retrain", "same", "retrains model 'credit'"),
        new("amount: {type: float, min: 0}", "amount: {type: float?, min: 0}", "datasets.applications.columns.amount.type", "changed", "breaking", "weaker", "breaks model 'credit'"),
        new("amount: {type: float, min: 0}", "amount: float", "datasets.applications.columns.amount.min", "removed", "retrain", "weaker"),
        new("amount: {type: float, min: 0}", "amount: {type: float, min: 10}", "datasets.applications.columns.amount.min", "changed", "retrain", "stronger"),
        new("protected: true, values: [f, m]", "values: [f, m]", "datasets.applications.columns.sex.protected", "removed", "retrain", "weaker"),
        new("values: [f, m]", "values: [f, m, x]", "datasets.applications.columns.sex.values[2]", "added", "retrain", "weaker"),
        new("mostly: 0.99}", "mostly: 0.9}", "datasets.applications.quality[0]", "changed", "additive", "weaker"),
        new("mostly: 0.99}", "mostly: 0.999}", "datasets.applications.quality[0]", "changed", "additive", "stronger"),
        new("mostly: 0.99}", "mostly: 0.99, onFail: warn}", "datasets.applications.quality[0]", "changed", "additive", "weaker"),
        new("source: data/applications.csv", "source: data/new.csv", "datasets.applications.source", "changed", "retrain", "same", "retrains model 'credit'"),
        new("source: data/repayments.csv", "source: data/new.csv", "datasets.repayments.source", "changed", "additive", "same"),
        new("payments_90d: {type: int, count: \"*\", window: 90d}", "payments_90d: {type: int, count: \"*\", window: 60d}", "features.payment_history@1.values.payments_90d.window", "changed", "retrain", "same", "online"),
        new("payments_90d: {type: int,", "payments_90d: {type: float,", "features.payment_history@1.values.payments_90d.type", "changed", "breaking", "same", "breaks model 'credit'"),
        new("      late_90d: {type: int, count: \"*\", where: days_late > 0, window: 90d}\n", "", "features.payment_history@1.values.late_90d", "removed", "breaking", "same", "breaks service 'credit_api'"),
        new("ttl: 365d", "ttl: 30d", "features.payment_history@1.ttl", "changed", "retrain", "same"),

        // Problems and pipelines
        new("statement: Decline loans that will default.", "statement: Decline them.", "problems.loan_defaults.statement", "changed", "docs", "same"),
        new("solvedWhen: metrics.auc >= 0.75", "solvedWhen: metrics.auc >= 0.7", "problems.loan_defaults.solvedWhen", "changed", "none", "weaker"),
        new("rule: amount > 20000", "rule: amount > 10", "problems.loan_defaults.baseline.rule", "changed", "additive", "weaker"),
        new("trees: 200", "trees: 300", "pipelines.credit.params.trees.default", "changed", "retrain", "same", "retrains model 'credit' (pipeline credit: train, evaluate, register)"),
        new("seed: 7", "seed: 8", "pipelines.credit.params.seed.default", "changed", "retrain", "same", "retrains model 'credit'"),
        new("test: 0.25", "test: 0.3", "pipelines.credit.stages.split.test", "changed", "retrain", "same"),
        new("learner: boosted-trees", "timeout: 3h, learner: boosted-trees", "pipelines.credit.stages.train.timeout", "added", "additive", "same"),
        new("on: {push: true}", "on: {push: true, schedule: \"0 5 * * 1\"}", "pipelines.credit.on.schedule[0]", "added", "additive", "same"),

        // Models
        new("inputs: [amount, payment_history]", "inputs: [amount]", "models.credit.inputs[1]", "removed", "retrain", "same", "retrains model 'credit'"),
        new("name: default_probability", "name: risk_score", "models.credit.output.name", "changed", "breaking", "same", "breaks service 'credit_api'"),
        new("max: 1}", "max: 2}", "models.credit.output.max", "changed", "breaking", "same", "breaks monitor 'credit_live'"),
        new("minGroup: 50", "minGroup: 40", "models.credit.slices.size.minGroup", "changed", "additive", "weaker"),
        new("bins: [1000, 10000]", "bins: [1000]", "models.credit.slices.size.bins", "changed", "additive", "weaker"),
        new("brier: {better: lower}", "brier: {better: higher}", "models.credit.metrics.brier.better", "removed", "additive", "same"),
        new("auc: {better: higher}", "auc: {better: lower}", "models.credit.metrics.auc.better", "added", "additive", "weaker"),
        new("Decisions about small loans.", "Any decision.", "models.credit.card.intendedUse", "changed", "docs", "same", "card of model 'credit'"),
        new("    task: binary\n", "    task: binary\n    riskClass: limited\n", "models.credit.riskClass", "added", "docs", "stronger"),

        // Services
        new("customer_id: string, amount: float}", "customer_id: string, amount: float, channel: string}", "services.credit_api.request.channel", "added", "breaking", "same", "breaks the callers of service 'credit_api'"),
        new("customer_id: string, amount: float}", "customer_id: string, amount: float, channel: string?}", "services.credit_api.request.channel", "added", "redeploy", "same"),
        new("request: {application_id: string, ", "request: {", "services.credit_api.request.application_id", "removed", "breaking", "same"),
        new("scale: {min: 2, max: 10}", "scale: {min: 3, max: 10}", "services.credit_api.scale.min", "changed", "redeploy", "same", "redeploys service 'credit_api'"),
        new("abortOn: [errorRate > 1%]", "abortOn: [errorRate > 5%]", "services.credit_api.rollout.abortOn[0]", "changed", "redeploy", "weaker"),
        new("abortOn: [errorRate > 1%]", "abortOn: [errorRate > 0.5%]", "services.credit_api.rollout.abortOn[0]", "changed", "redeploy", "stronger"),

        // Monitors
        new("alarmAbove: 0.2", "alarmAbove: 0.3", "monitors.credit_live.drift.amount.alarmAbove", "changed", "additive", "weaker", "monitor 'credit_live'"),
        new("alarmAbove: 0.2", "alarmAbove: 0.1", "monitors.credit_live.drift.amount.alarmAbove", "changed", "additive", "stronger"),
        new("alarmBelow: 0.75", "alarmBelow: 0.7", "monitors.credit_live.performance.alarmBelow", "changed", "additive", "weaker"),
        new("alarms: [p99 > 100ms]", "alarms: [p99 > 1s]", "monitors.credit_live.alarms[0]", "changed", "additive", "weaker"),
        new("    alerts: [{channel: ml, severity: warning}]\n", "", "monitors.credit_live.alerts[0]", "removed", "additive", "weaker"),
        new("severity: warning", "severity: critical", "monitors.credit_live.alerts[0]", "changed", "additive", "stronger"),
        new("      scores: {of: prediction, test: ks, method: auto, alarmBelow: 0.01}\n", "", "monitors.credit_live.drift.scores", "removed", "additive", "weaker"),
        new("retrain: {pipeline: credit, when: drift.any, cooldown: 7d, approvals: [{role: lead}]}", "retrain: {pipeline: credit, when: drift.any, cooldown: 7d}", "monitors.credit_live.retrain.approvals[0]", "removed", "additive", "weaker"),
    ];
}

using Mlops.GitOps.Core.Expressions;

namespace Mlops.GitOps.Backends.Prometheus;

/// <summary>What the names of a condition are in queries. All results carry the same labels, so that they can be put together.</summary>
/// <param name="NumberOf">The series of a number, finite or not there; null where no metric tells it.</param>
/// <param name="TruthOf">When a name that is true or false is true, and when it is false; null where no metric tells it.</param>
/// <param name="Always">A series that is always there and 1.</param>
internal sealed record ConditionNames(Func<Name, Query?> NumberOf, Func<Name, (Query Holds, Query Fails)?> TruthOf, Query Always);

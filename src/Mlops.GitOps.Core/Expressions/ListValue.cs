using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Core.Expressions;

public sealed record ListValue(EquatableArray<Value> Items) : Value;

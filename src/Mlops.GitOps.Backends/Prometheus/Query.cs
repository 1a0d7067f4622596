namespace Mlops.GitOps.Backends.Prometheus;

/// <summary>A query, and how tightly its outermost operator binds.</summary>
internal readonly record struct Query(string Text, Binding Binding)
{
    public static Query Atom(string text) => new(text, Binding.Atom);

    public static Query Or(Query left, Query right) => new($"{left.In(Binding.Or)} or {right.In(Binding.Or)}", Binding.Or);

    public static Query And(Query left, Query right) => new($"{left.In(Binding.And)} and {right.In(Binding.Comparison)}", Binding.And);

    public static Query Unless(Query left, Query right) => new($"{left.In(Binding.And)} unless {right.In(Binding.Comparison)}", Binding.And);

    public static Query Compare(Query left, string @operator, Query right) => new($"{left.In(Binding.Sum)} {@operator} {right.In(Binding.Sum)}", Binding.Comparison);

    public static Query Sum(Query left, string @operator, Query right) => new($"{left.In(Binding.Sum)} {@operator} {right.In(Binding.Product)}", Binding.Sum);

    public static Query Product(Query left, string @operator, Query right) => new($"{left.In(Binding.Product)} {@operator} {right.In(Binding.Atom)}", Binding.Product);

    /// <summary>Returns the text for a place whose operator binds as given.</summary>
    public string In(Binding place) => Binding < place ? $"({Text})" : Text;
}

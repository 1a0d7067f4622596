using Mlops.GitOps.Core.Shapes;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Meaning;

/// <summary>A header with every choice of the stack and every person in one form.</summary>
internal static class HeaderMeaning
{
    public static MeantMap Of(MeantMap header)
    {
        var whole = header.With("defaults", null);
        if (whole.Find("stack") is MeantMap stack) whole = whole.With("stack", WithoutUsual(stack));
        if (whole.Find("roles") is MeantMap roles) whole = whole.With("roles", roles with { Entries = [.. roles.Entries.Select(static role => role with { Value = ById(role.Value) })] });
        if (whole.Find("store") is MeantMap { Entries.IsEmpty: true }) whole = whole.With("store", null);
        return whole;
    }

    private static MeantMap? WithoutUsual(MeantMap stack)
    {
        var said = stack.Entries.Where(static part => part.Value is not MeantMap { Entries: [{ Value: MeantMap { Entries.IsEmpty: true } } only] } || only.Name != StackParts.DefaultOf(part.Name));
        return stack with { Entries = [.. said] } is { Entries.IsEmpty: false } left ? left : null;
    }

    // The number is who it is: a role is its people by number.
    private static Meant ById(Meant people) => people is MeantList list
        ? new MeantMap(list.Span, [.. list.Items.OfType<MeantMap>().Where(static person => person.TextOf("id") is not null)
            .GroupBy(static person => person.TextOf("id") ?? "", StringComparer.Ordinal)
            .Select(static person => new MeantEntry(person.Key, person.First().Span, LoginOf(person.First())))
            .OrderBy(static person => person.Name, StringComparer.Ordinal)])
        : people;

    private static Meant LoginOf(MeantMap person) => person.Find("login") ?? new MeantValue(person.Span, YamlTree.Text(""));
}

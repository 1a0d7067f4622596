using Mlops.GitOps.Core.Expressions;

namespace Mlops.GitOps.Core.Tests.Expressions;

public class InterpolationTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("plain $5 {x}", "[plain $5 {x}]")]
    [InlineData("${params.trees}", "<params:trees@0..15>")]
    [InlineData("--n=${params.trees},${in.raw}", "[--n=]<params:trees@4..19>[,]<in:raw@20..29>")]
    [InlineData("${out.a}${matrix.b}", "<out:a@0..8><matrix:b@8..19>")]
    [InlineData("$${params.trees} $$ $", "[${params.trees} $$ $]")]
    [InlineData("$$${in.x}", "[$${in.x}]")]
    [InlineData("${ params.x }", "<params:x@0..13>")]
    public void Reads_text_and_references(string text, string expected)
    {
        var parsed = Interpolation.Parse(text, out var error);
        Assert.Null(error);
        Assert.NotNull(parsed);
        Assert.Equal(expected, string.Concat(parsed.Parts.Select(Show)));
        Assert.Equal(!expected.Contains('<', StringComparison.Ordinal), parsed.IsConstant);
    }

    [Fact]
    public void A_reference_knows_where_its_name_stands()
    {
        var reference = Assert.Single(Interpolation.Parse("x ${ in.raw }", out _)!.References);
        Assert.Equal(new TextRange(8, 11), reference.NameRange);
    }

    [Theory]
    [InlineData("a ${params.x", 2, 2, false, "this '${' is never closed")]
    [InlineData("${params.x ${in.y}", 0, 2, false, "this '${' is never closed")]
    [InlineData("${}", 0, 3, false, "there is no name between '${' and '}'")]
    [InlineData("${ }", 0, 4, false, "there is no name between '${' and '}'")]
    [InlineData("${params}", 0, 9, false, "'params' must be one of params, in, out, matrix with a name after it, as in '${params.trees}'")]
    [InlineData("${params.a.b}", 0, 13, false, "'params.a.b' must be one of params, in, out, matrix with a name after it, as in '${params.trees}'")]
    [InlineData("${params.a-b}", 0, 13, false, "'params.a-b' must be one of params, in, out, matrix with a name after it, as in '${params.trees}'")]
    [InlineData("x${param.a}", 3, 5, true, "'param' is not one of params, in, out, matrix")]
    public void Says_what_is_wrong_and_where(string text, int start, int length, bool isUnknownRoot, string message)
    {
        Assert.Null(Interpolation.Parse(text, out var error));
        Assert.Equal(new InterpolationError(new(start, start + length), message, isUnknownRoot ? "params" : null, isUnknownRoot), error);
    }

    private static string Show(InterpolationPart part) => part switch
    {
        InterpolationText text => $"[{text.Text}]",
        InterpolationReference reference => $"<{reference.Root}:{reference.Name}@{reference.Range.Start}..{reference.Range.End}>",
        _ => "?",
    };
}

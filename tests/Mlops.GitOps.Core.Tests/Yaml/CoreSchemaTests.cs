using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Tests.Yaml;

public class CoreSchemaTests
{
    [Theory]
    [InlineData("", CoreKind.Null, "null")]
    [InlineData("~", CoreKind.Null, "null")]
    [InlineData("NULL", CoreKind.Null, "null")]
    [InlineData("nUll", CoreKind.Text, "\"nUll\"")]
    [InlineData("true", CoreKind.Bool, "true")]
    [InlineData("FALSE", CoreKind.Bool, "false")]
    [InlineData("yes", CoreKind.Text, "\"yes\"")]
    [InlineData("0", CoreKind.Int, "0")]
    [InlineData("-012", CoreKind.Int, "-12")]
    [InlineData("+7", CoreKind.Int, "7")]
    [InlineData("0o17", CoreKind.Int, "15")]
    [InlineData("0o8", CoreKind.Text, "\"0o8\"")]
    [InlineData("0xfF", CoreKind.Int, "255")]
    [InlineData("-0x1", CoreKind.Text, "\"-0x1\"")]
    [InlineData("9223372036854775808", CoreKind.Int, "9223372036854775808")]
    [InlineData("-99999999999999999999", CoreKind.Int, "-99999999999999999999")]
    [InlineData("1.5", CoreKind.Float, "1.5")]
    [InlineData("1.", CoreKind.Float, "1")]
    [InlineData(".5", CoreKind.Float, "0.5")]
    [InlineData("-1e3", CoreKind.Float, "-1000")]
    [InlineData("1e", CoreKind.Text, "\"1e\"")]
    [InlineData(".", CoreKind.Text, "\".\"")]
    [InlineData("-", CoreKind.Text, "\"-\"")]
    [InlineData("1_000", CoreKind.Text, "\"1_000\"")]
    [InlineData("-.inf", CoreKind.Float, "null")]
    [InlineData(".NaN", CoreKind.Float, "null")]
    [InlineData("12:30", CoreKind.Text, "\"12:30\"")]
    [InlineData("a\"\\\n\u0001", CoreKind.Text, "\"a\\\"\\\\\\n\\u0001\"")]
    public void Decides_what_plain_text_is(string text, CoreKind kind, string json)
    {
        Assert.Equal(kind, CoreSchema.ResolvePlain(text).Kind);
        Assert.Equal(json, YamlJson.Write(new YamlScalar(default, text, ScalarStyle.Plain)));
    }

    [Fact]
    public void Quotes_make_everything_text() =>
        Assert.Equal(CoreKind.Text, CoreSchema.Resolve(new YamlScalar(default, "1", ScalarStyle.SingleQuoted)).Kind);

    [Theory]
    [InlineData("a\u202Eb", 1, "U+202E right-to-left override")]
    [InlineData("\uFEFFa", 0, "U+FEFF zero width no-break space")]
    [InlineData("ab\u2069", 2, "U+2069 pop directional isolate")]
    public void Finds_misleading_characters(string text, int offset, string name) => Assert.Equal((offset, 1, name), MisleadingText.Find(text));

    [Theory]
    [InlineData("plain")]
    [InlineData("日本語 é 😀")]
    public void Finds_nothing_misleading_in_honest_text(string text) => Assert.Null(MisleadingText.Find(text));
}

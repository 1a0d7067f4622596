using System.Collections.Immutable;
using Mlops.GitOps.Execution.Planning;
using Mlops.GitOps.Execution.Running;

namespace Mlops.GitOps.Execution.Tests.Running;

public class SettingsChangesTests
{
    [Theory]
    [InlineData("""{"by":"time"}""", """{"by":"hash"}""", "by time → hash")]
    [InlineData("""{"test":0.2}""", """{"test":0.25,"by":"time"}""", "test 0.2 → 0.25; by time")]
    [InlineData("""{"test":0.2,"column":"a"}""", """{"test":0.2}""", "column is gone")]
    [InlineData("""{"dataset":{"columns":[{"name":"a","min":"0"},{"name":"b"}]}}""", """{"dataset":{"columns":[{"name":"a","min":"1"},{"name":"b"}]}}""", "dataset.columns.a.min 0 → 1")]
    [InlineData("""{"columns":[{"name":"a"},{"name":"b"}]}""", """{"columns":[{"name":"b"},{"name":"a"}]}""", "the order of columns changed")]
    [InlineData("""{"sql":"select a, b, c from data where a > 1 and b > 2"}""", """{"sql":"select a, b, c from data where a > 1 and b > 3"}""", "sql changed")]
    [InlineData("""{"by":"time","columns":[{"name":"a"},{"name":"b"}]}""", """{"by":"hash","columns":[{"name":"b"},{"name":"a"}]}""", "by time → hash; the order of columns changed")]
    [InlineData("""{"cases":[{"in":1}]}""", """{"cases":[{"in":2}]}""", "cases changed")]
    [InlineData(null, """{"by":"hash"}""", "settings changed")]
    public void What_changed_is_said_by_its_name(string? before, string? after, string expected)
    {
        var reasons = ImmutableArray.CreateBuilder<Reason>();
        SettingsChanges.Add(before, after, reasons);
        Assert.Equal(expected, string.Join("; ", reasons));
    }
}

using Mlops.GitOps.Data.Features;
using Record = Mlops.GitOps.Data.Features.Record;

namespace Mlops.GitOps.Data.Tests.Features;

public sealed class RecordStoreTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1 << 20)]
    [InlineData(1 << 30)]
    public void Records_come_back_whole_whether_they_fit_into_memory_or_not(long budget)
    {
        using var folder = new Cli.Tests.TemporaryFolder();
        using var store = new RecordStore(3, budget, folder["records"]);
        const int count = 200_000;
        RecordAppender[] appenders = [new(store), new(store)];
        for (var number = 0; number < count; number++)
        {
            var words = Record.HeaderWords + (number % 5) + (number == 77 ? 20_000 : 0);
            var record = appenders[number / 7 % 2].Add(number % 3, words);
            Record.Start(record, number, words);
            Record.SetWhole(record, words - 1, number);
        }

        foreach (var appender in appenders) appender.Dispose();
        for (var part = 0; part < 3; part++)
        {
            var found = store.Take(part).Select(static record => (Record.EntityOf(record), Record.Whole(record, Record.WordsOf(record) - 1))).Order();
            Assert.Equal(Enumerable.Range(0, count).Where(number => number % 3 == part).Select(static number => (number, (long)number)), found);
            store.Release(part);
        }
    }
}

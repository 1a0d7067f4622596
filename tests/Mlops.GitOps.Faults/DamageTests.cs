using System.Globalization;

namespace Mlops.GitOps.Faults;

/// <summary>The index and the journal are cut at every byte, and bits of them flipped, under whole runs.</summary>
public sealed class DamageTests
{
    private const int Sample = 20;

    [LinuxFact]
    public void A_damaged_index_is_as_if_it_were_not_there() => Damage("index", ".mlops/index/" + Pipeline.Name);

    [LinuxFact]
    public void A_damaged_journal_costs_what_was_damaged() => Damage("journal", ".mlops/results");

    private static void Damage(string name, string path)
    {
        var score = new Score($"The {name} cut at every byte, and 5000 bit flips, under whole runs");
        var workers = new ThreadLocal<Workspace>(Prepared, trackAllValues: true);
        var length = File.ReadAllBytes((workers.Value ?? throw new InvalidOperationException())[path]).Length;
        var (cuts, flips) = (Faults.Count(Sample, length), Faults.Count(Sample, 5000));
        score.Run(cuts + flips, (number, here) => One(workers.Value ?? throw new InvalidOperationException(), path, number < cuts ? (cuts == length ? number : here.Chance.Next(length)) : null, here));
        foreach (var workspace in workers.Values) workspace.Dispose();
        score.End();
    }

    private static void One(Workspace workspace, string path, int? cut, Score.Case here)
    {
        // The case before has left all right, and its results are as good as any.
        var bytes = File.ReadAllBytes(workspace[path]);
        var isChanged = here.Chance.Next(2) == 0;
        if (isChanged) workspace.Change(here.Chance);
        if (cut is { } length) bytes = bytes[..Math.Min(length, bytes.Length)];
        else bytes[here.Chance.Next(bytes.Length)] ^= (byte)(1 << here.Chance.Next(8));
        File.WriteAllBytes(workspace[path], bytes);
        here.Name = string.Create(CultureInfo.InvariantCulture, $"{(cut is null ? "a bit flipped" : $"cut at {cut}")}{(isChanged ? ", and an input changed" : "")}");
        here.Saw($"{(cut is null ? "flips" : "cuts")}{(isChanged ? " with a changed input" : "")}");
        var (status, said) = workspace.Run();
        if (status != 0) here.Wrong($"needs help: {said}");
        else Oracle.CheckRight(workspace, here);
    }

    private static Workspace Prepared()
    {
        var workspace = new Workspace(Pipeline.Small);
        var (status, said) = workspace.Run();
        return status == 0 ? workspace : throw new InvalidOperationException(said);
    }
}

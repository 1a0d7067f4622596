using System.Collections.Immutable;
using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Execution.Files;
using Mlops.GitOps.Execution.Planning;
using Mlops.GitOps.Execution.Processes;
using Mlops.GitOps.Execution.Results;

namespace Mlops.GitOps.Execution.Running;

/// <summary>Tries a stage once: puts its inputs where it looks for them, runs its body and takes in what it gave.</summary>
internal sealed class StageAttempts(RunSession session, RunFolder folder, Action<RunEvent> observe, CancellationToken stop)
{
    /// <summary>What a program says to be tried again: EX_TEMPFAIL of sysexits.h.</summary>
    private const int TryAgain = 75;

    public StageAttempt Try(Operation operation, Finding finding, int attempt)
    {
        var work = operation.Work;
        var room = folder.Rooms.Take();
        var places = new StagePlaces(session.Request.Root, session.Store, room, RunFolder.Escaped(work.Id));
        var isQuiet = false;
        try
        {
            places.Prepare(work, finding.Inputs);
            Fetch(finding, places);
            room.Tell(StageFile.Of(session.Pipeline.Name, folder.Id, work, attempt, places, finding.Inputs));
            var ended = work.Body switch
            {
                CommandBody => RunCommand(work, finding, places, StageLog.Of(room, LogOf(work), !work.Secrets.IsEmpty)),
                BuiltInBody builtIn => RunBuiltIn(work, builtIn, finding, places),
                _ => throw new System.Diagnostics.UnreachableException($"{work.Body.GetType().Name} was refused."),
            };
            if (ended.Ending != StageEnding.Done) return ended;
            isQuiet = OperatingSystem.IsLinux();   // elsewhere who leaves its group is not found
            if (ChangedMeanwhile(finding) is { } changed) return StageAttempt.Failed($"{changed} changed while it ran, so what it gave is not kept", ended.ExitCode);
            return Judged(operation, ended with { Outputs = TakeIn(work, places) });
        }
        catch (RunFailure failure)
        {
            return StageAttempt.Failed(failure.Hint is null ? failure.Message : $"{failure.Message}; {failure.Hint}");
        }
        finally
        {
            folder.Rooms.Return(room, isQuiet);
        }
    }

    private void Fetch(Finding finding, StagePlaces places)
    {
        foreach (var input in finding.Inputs)
        {
            if (input.Fetched is not { } dataset) continue;
            var path = places.InputPath(input);
            Directory.CreateDirectory(Path.GetDirectoryName(path) ?? "");
            DatasetFetch.To(dataset, path, session.Request.Root, session.Request.Variable, stop);
        }
    }

    private StageAttempt RunCommand(StageWork work, Finding finding, StagePlaces places, StageLog log)
    {
        var end = CommandRunner.Run(StageCommand.Of(session, work, finding.Facts.Program, places.PathsOf(work, finding.Inputs), log.Path) with { WhenLasting = log.Show }, stop);
        log.Keep();
        if (end.LeftRunning > 0) observe(new RunNoted(FormattableString.Invariant($"{work.Id} left {(end.LeftRunning == 1 ? "a process" : $"{end.LeftRunning} processes")} running, ended now")));
        return end.Outcome switch
        {
            CommandOutcome.Exited when end.ExitCode == 0 => new StageAttempt(StageEnding.Done, [], 0, null),
            CommandOutcome.Exited when end.ExitCode == TryAgain => StageAttempt.Failed("it asked to be tried again (exit status 75)", TryAgain, mayBeRetried: true),
            CommandOutcome.Exited => StageAttempt.Failed(FormattableString.Invariant($"its command ended with exit status {end.ExitCode}"), end.ExitCode),
            CommandOutcome.Killed => StageAttempt.Failed(FormattableString.Invariant($"its command was ended by signal {end.ExitCode}"), 128 + end.ExitCode),
            CommandOutcome.TimedOut => StageAttempt.Failed($"it took longer than its timeout of {work.Limits.Timeout}", null, mayBeRetried: true),
            CommandOutcome.Stopped => new StageAttempt(StageEnding.Interrupted, [], null, "interrupted"),
            _ => StageAttempt.Failed(end.Problem ?? "its command could not be started"),
        };
    }

    private StageAttempt RunBuiltIn(StageWork work, BuiltInBody builtIn, Finding finding, StagePlaces places)
    {
        var body = session.Request.BuiltIn(work.Kind) ?? throw new System.Diagnostics.UnreachableException($"'{work.Kind}' was refused.");
        using var log = new StreamWriter(LogOf(work), append: true);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        end.CancelAfter(work.Limits.Timeout);
        try
        {
            TestedCommand? runTested = builtIn.Tested is { } tested ? new TestedRun(session, tested, finding.Facts.Program, places.Scratch, end.Token).Run : null;
            var status = body.Run(places.StageFilePath, runTested, log, end.Token);
            if (status == 0) return new StageAttempt(StageEnding.Done, [], 0, null);
            return status == TryAgain
                ? StageAttempt.Failed("it asked to be tried again", TryAgain, mayBeRetried: true)
                : StageAttempt.Failed(FormattableString.Invariant($"it ended with status {status}"), status);
        }
        catch (OperationCanceledException)
        {
            return stop.IsCancellationRequested
                ? new StageAttempt(StageEnding.Interrupted, [], null, "interrupted")
                : StageAttempt.Failed($"it took longer than its timeout of {work.Limits.Timeout}", null, mayBeRetried: true);
        }
    }

    private string LogOf(StageWork work) => Path.Join(session.Request.Root, folder.LogOf(work.Id));

    private ImmutableArray<NamedArtifact> TakeIn(StageWork work, StagePlaces places)
    {
        var rows = StageFile.ReadRows(places.Room.RowsPath);
        var outputs = ImmutableArray.CreateBuilder<NamedArtifact>(work.Outputs.Count);
        foreach (var output in work.Outputs)
        {
            var path = places.OutputPath(output);
            if (!Path.Exists(path)) throw new RunFailure($"it ended well and gave no '{output.Name}'", $"it is to be written where MLOPS_OUT_{output.Name.ToUpperInvariant()} says");
            var artifact = output.Type == "Folder" ? session.Store.AdoptFolder(path) : session.Store.AdoptFile(path);
            if (rows.TryGetValue(output.Name, out var count)) artifact = artifact with { Rows = count };
            var stored = session.Store.PathOf(artifact.Digest);
            session.Files.Record(stored, FileStat.Of(stored), artifact.Digest);
            outputs.Add(new NamedArtifact(output.Name, artifact));
        }

        return outputs.MoveToImmutable();
    }

    private StageAttempt Judged(Operation operation, StageAttempt attempt) =>
        operation is Gate && Decision.Read(session.Store, attempt.Outputs) is { IsYes: false } no ? attempt with { Ending = StageEnding.SaidNo, Message = no.Because } : attempt;

    /// <summary>Returns what of all that the stage may have read is not what its key was made from.</summary>
    private string? ChangedMeanwhile(Finding finding)
    {
        foreach (var input in finding.Inputs)
        {
            if (input.Stored is { } stored && session.Files.HasChanged(session.Store.PathOf(stored.Digest))) return input.Name;
            if (TouchedFiles.Find(session.Files, input.Paths) is { } path) return path;
        }

        foreach (var file in finding.Facts.Code.Files)
        {
            if (session.Files.WasTouched(Path.Join(session.Request.Root, file.Path))) return file.Path;
        }

        return finding.Facts.Program is { } program && session.Files.WasTouched(program) ? program : null;
    }
}

using System.Collections.Immutable;
using Mlops.GitOps.Cli.Commands;
using Mlops.GitOps.Cli.Hosting;

namespace Mlops.GitOps.Cli;

internal static class Program
{
    /// <summary>Every command, in the order in which help shows them. Only the one that is called is built.</summary>
    public static ImmutableArray<CommandEntry> Commands { get; } =
    [
        new("init", InitCommand.Description, InitCommand.Create),
        new("add", AddCommand.Description, AddCommand.Create),
        new("import", ImportCommand.Description, ImportCommand.Create),
        new("validate", ValidateCommand.Description, ValidateCommand.Create),
        new("explain", ExplainCommand.Description, ExplainCommand.Create),
        new("fmt", FmtCommand.Description, FmtCommand.Create),
        new("graph", GraphCommand.Description, GraphCommand.Create),
        new("compile", CompileCommand.Description, CompileCommand.Create),
        new("where", WhereCommand.Description, WhereCommand.Create),
        new("run", RunCommand.Description, RunCommand.Create),
        new("stage", StageCommand.Description, StageCommand.Create),
        new("status", StatusCommand.Description, StatusCommand.Create),
        new("show", ShowCommand.Description, ShowCommand.Create),
        new("experiments", ExperimentsCommand.Description, ExperimentsCommand.Create),
        new("features", FeaturesCommand.Description, FeaturesCommand.Create),
        new("registry", RegistryCommand.Description, RegistryCommand.Create),
        new("register", RegisterCommand.Description, RegisterCommand.Create),
        new("reproduce", ReproduceCommand.Description, ReproduceCommand.Create),
        new("plan", PlanCommand.Description, PlanCommand.Create),
        new("test-policy", TestPolicyCommand.Description, TestPolicyCommand.Create),
        new("gate", GateCommand.Description, GateCommand.Create),
        new("promote", PromoteCommand.Description, PromoteCommand.Create),
        new("rollback", RollbackCommand.Description, RollbackCommand.Create),
        new("reject", QuarantineCommand.RejectDescription, QuarantineCommand.CreateReject),
        new("release", QuarantineCommand.ReleaseDescription, QuarantineCommand.CreateRelease),
        new("verify-deploy", VerifyDeployCommand.Description, VerifyDeployCommand.Create),
        new("audit", AuditCommand.Description, AuditCommand.Create),
        new("push", TransferCommand.PushDescription, TransferCommand.CreatePush),
        new("pull", TransferCommand.PullDescription, TransferCommand.CreatePull),
        new("gc", GcCommand.Description, GcCommand.Create),
        new("lock", LockCommand.Description, LockCommand.Create),
        new("stats", StatsCommand.Description, StatsCommand.Create),
        new("maturity", MaturityCommand.Description, MaturityCommand.Create),
        new("doctor", DoctorCommand.Description, DoctorCommand.Create),
        new("schema", SchemaCommand.Description, SchemaCommand.Create),
        new("completion", CompletionCommand.Description, CompletionCommand.Create),
        new("demo", DemoCommand.Description, DemoCommand.Create),
    ];

    public static int Main(string[] arguments)
    {
        using var terminal = Terminal.OfProcess();
        return CommandLine.Run(arguments, terminal);
    }
}

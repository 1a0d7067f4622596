using System.Collections.Immutable;
using static Mlops.GitOps.Core.Diagnostics.Severity;

namespace Mlops.GitOps.Core.Diagnostics;

/// <summary>Every kind of diagnostic, declared once. A code is never reused; each has a page in <c>Pages/</c>.</summary>
public static class Catalog
{
    public static readonly DiagnosticDescriptor InvalidYaml = new("MLG1001", "invalid-yaml", Error,
        "This is not YAML that can be read: {0}.");

    public static readonly DiagnosticDescriptor DuplicateKey = new("MLG1002", "duplicate-key", Error,
        "The key '{0}' stands twice in this map; keep one.");

    public static readonly DiagnosticDescriptor UnsupportedYaml = new("MLG1003", "unsupported-yaml", Error,
        "{0} is not part of the YAML that specs are written in; {1}.");

    public static readonly DiagnosticDescriptor BudgetExceeded = new("MLG1004", "budget-exceeded", Error,
        "This file has {0}, and a spec may have no more than {1}; make it smaller, or split it into several files.");

    public static readonly DiagnosticDescriptor MisleadingCharacter = new("MLG1005", "misleading-character", Error,
        "There is an invisible character here ({0}), so this text is not what it looks like; remove it.");

    public static readonly DiagnosticDescriptor UnknownProperty = new("MLG2001", "unknown-property", Error,
        "{0} has no property '{1}'{2}.");

    public static readonly DiagnosticDescriptor MissingProperty = new("MLG2002", "missing-property", Error,
        "{0} needs the property '{1}'.");

    public static readonly DiagnosticDescriptor WrongType = new("MLG2003", "wrong-type", Error,
        "'{0}' wants {1}, but this is {2}.");

    public static readonly DiagnosticDescriptor InvalidValue = new("MLG2004", "invalid-value", Error,
        "'{0}' is not valid for '{1}': {2}.");

    public static readonly DiagnosticDescriptor InvalidName = new("MLG2005", "invalid-name", Error,
        "'{0}' cannot name {1}: {2}.");

    public static readonly DiagnosticDescriptor UnusedIgnore = new("MLG2006", "unused-ignore", Warning,
        "This ignore hides nothing: {0}.");

    public static readonly DiagnosticDescriptor UndefinedName = new("MLG3001", "undefined-name", Error,
        "{0} refers to {1} '{2}', which {3}.");

    public static readonly DiagnosticDescriptor DuplicateName = new("MLG3002", "duplicate-name", Error,
        "The {0} '{1}' is already declared; names are unique.");

    public static readonly DiagnosticDescriptor AmbiguousPath = new("MLG3003", "ambiguous-path", Error,
        "This file and '{0}' differ in case only, so some machines see one file where others see two; rename one.");

    public static readonly DiagnosticDescriptor ArtifactMismatch = new("MLG4001", "artifact-mismatch", Error,
        "{0} wants {1}, but '{2}' is {3}.");

    public static readonly DiagnosticDescriptor UnknownColumn = new("MLG4002", "unknown-column", Error,
        "{0} reads column '{1}', which {2}.");

    public static readonly DiagnosticDescriptor UnknownMetric = new("MLG4003", "unknown-metric", Error,
        "{0} speaks of metric '{1}', which {2}.");

    public static readonly DiagnosticDescriptor ColumnTypeMismatch = new("MLG4004", "column-type-mismatch", Error,
        "{0} wants column '{1}' to be {2}, but it is {3}.");

    public static readonly DiagnosticDescriptor ExpressionSyntax = new("MLG4005", "expression-syntax", Error,
        "This expression can't be read: {0}.");

    public static readonly DiagnosticDescriptor ExpressionType = new("MLG4006", "expression-type", Error,
        "{0}.");

    public static readonly DiagnosticDescriptor TimeLeak = new("MLG4007", "time-leak", Error,
        "Joining {0} can leak the future: {1} does not say '{2}', so no one can tell what was known at the time of a label.");

    public static readonly DiagnosticDescriptor LabelAsInput = new("MLG4008", "label-as-input", Error,
        "Model '{0}' takes the label '{1}' as an input, so it would learn to copy the answer.");

    public static readonly DiagnosticDescriptor DependencyCycle = new("MLG5001", "dependency-cycle", Error,
        "{0} depend on each other in a circle: {1}.");

    public static readonly DiagnosticDescriptor UnusedOutput = new("MLG5002", "unused-output", Warning,
        "Nothing reads the output '{0}' of stage '{1}', and no 'path' exposes it.");

    public static readonly DiagnosticDescriptor UnsupportedByTarget = new("MLG6001", "unsupported-by-target", Error,
        "{0} can't express {1}: {2}.");

    public static readonly DiagnosticDescriptor UnsatisfiableApproval = new("MLG7001", "unsatisfiable-approval", Error,
        "{0} asks for {1}, which no group of people can give {2}.");

    public static readonly DiagnosticDescriptor SelfApprovalPossible = new("MLG7003", "self-approval-possible", Error,
        "One person could author, approve and release: {0}.");

    public static readonly DiagnosticDescriptor WeightsNot100 = new("MLG7004", "weights-not-100", Error,
        "The weights of service '{0}' add up to {1}, not 100.");

    public static readonly DiagnosticDescriptor UnderspecifiedStatistic = new("MLG7005", "underspecified-statistic", Error,
        "Drift test '{0}' does not say '{1}', and its answer depends on it.");

    public static readonly DiagnosticDescriptor ProtectedAttributeAsFeature = new("MLG7006", "protected-attribute-as-feature", Warning,
        "Model '{0}' takes '{1}' as an input, which is protected{2}.") { IsOverridable = true };

    public static readonly DiagnosticDescriptor UngatedProduction = new("MLG7007", "ungated-production", Error,
        "Nothing comes after environment '{0}', and {1} may enter it without passing any gate: also a version of which nothing was measured.");

    public static readonly DiagnosticDescriptor MissingHumanSection = new("MLG7008", "missing-human-section", Error,
        "Model '{0}' is of risk class 'high', and its card lacks what only people can write: {1}.");

    public static readonly DiagnosticDescriptor SecretInSpec = new("MLG7009", "secret-in-spec", Error,
        "This looks like {0}; whoever reads the repository can use it. Name a secret instead, and revoke this one.");

    public static readonly DiagnosticDescriptor UnderpoweredExperiment = new("MLG7010", "underpowered-experiment", Error,
        "{0} can't tell an effect from chance: {1}.") { IsOverridable = true };

    public static readonly DiagnosticDescriptor ReferenceIsCurrent = new("MLG7011", "reference-is-current", Error,
        "Monitor '{0}' compares data with itself: {1}.");

    public static readonly DiagnosticDescriptor UntestedTransform = new("MLG7012", "untested-transform", Warning,
        "Pipeline '{0}' has no test of its transform '{1}'.") { IsOverridable = true };

    public static readonly DiagnosticDescriptor RejectedPin = new("MLG8001", "rejected-pin", Error,
        "Version {0} of model '{1}' was rejected{2}, and this pin would run it.");

    public static readonly DiagnosticDescriptor UnknownPin = new("MLG8002", "unknown-pin", Error,
        "No record of model '{0}' matches version {1} with this bundle: {2}.");

    public static readonly DiagnosticDescriptor MissingInput = new("MLG9001", "missing-input", Error,
        "{0} reads '{1}', and nothing is there.");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        InvalidYaml, DuplicateKey, UnsupportedYaml, BudgetExceeded, MisleadingCharacter,
        UnknownProperty, MissingProperty, WrongType, InvalidValue, InvalidName, UnusedIgnore,
        UndefinedName, DuplicateName, AmbiguousPath,
        ArtifactMismatch, UnknownColumn, UnknownMetric, ColumnTypeMismatch, ExpressionSyntax, ExpressionType, TimeLeak, LabelAsInput,
        DependencyCycle, UnusedOutput,
        UnsupportedByTarget,
        UnsatisfiableApproval, SelfApprovalPossible, WeightsNot100, UnderspecifiedStatistic, ProtectedAttributeAsFeature, UngatedProduction,
        MissingHumanSection, SecretInSpec, UnderpoweredExperiment, ReferenceIsCurrent, UntestedTransform,
        RejectedPin, UnknownPin,
        MissingInput,
    ];
}

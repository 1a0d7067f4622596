using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Data.Declarations;
using Mlops.GitOps.Data.Learning;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Training;

/// <summary>Decides what a model answers and in which form, from what is declared and what the labels are.</summary>
internal static class LearnedTask
{
    /// <summary>The name of the output of a model that is not registered.</summary>
    private const string UsualOutput = "prediction";

    /// <summary>Whether labels are to be read as classes.</summary>
    /// <param name="kind">What the labels are; null for numbers that are not whole by type.</param>
    public static bool IsOfClasses(TrainSettings settings, ClassKind? kind) => settings.Model.Task switch
    {
        "binary" or "multiclass" => true,
        "regression" => false,

        // A ranking by yes and no is one by the probability of yes; a ranking by grades is one by the expected grade.
        "ranking" => kind == ClassKind.Bool,
        _ => kind is ClassKind.Bool or ClassKind.Text || settings.Learner == Learners.Logistic,
    };

    public static LearningTask Of(TrainSettings settings, ClassLabels classes)
    {
        if (settings.Model.Task is "binary" && classes.Count > 2)
        {
            throw new StageFailure(FormattableString.Invariant($"Column '{settings.Label}', the label, has {classes.Count} values, and the task of model '{settings.Model.Name}' is binary."),
                "Write `task: multiclass`, or make a label of two values.");
        }

        return classes.Count > 2 ? LearningTask.Multiclass : LearningTask.Binary;
    }

    public static LearnedOutput OutputOf(TrainSettings settings, LabelColumn label)
    {
        var declared = settings.Model.Output;
        var form = label.Classes is not { } classes ? FormOfNumber(declared) : settings.Model.Task == "multiclass" || classes.Count > 2 ? FormOfClass(declared, classes) : FormOfTwo(declared, classes);
        return new(declared?.Name ?? UsualOutput, form, declared?.Min, declared?.Max);
    }

    private static OutputForm FormOfNumber(OutputDeclaration? declared) => declared?.Type?.Kind switch
    {
        null or ColumnKind.Float or ColumnKind.Float32 or ColumnKind.Decimal => OutputForm.Number,
        ColumnKind.Int => OutputForm.Whole,
        _ => throw Unfit(declared, "a number", "float, or int for the nearest whole number"),
    };

    private static OutputForm FormOfTwo(OutputDeclaration? declared, ClassLabels classes) =>
        declared?.Type?.Kind is null or ColumnKind.Float or ColumnKind.Float32 or ColumnKind.Decimal ? OutputForm.Number : FormOfClass(declared, classes);

    private static OutputForm FormOfClass(OutputDeclaration? declared, ClassLabels classes) => (declared?.Type?.Kind, classes.Kind) switch
    {
        (null, _) or (ColumnKind.String, ClassKind.Text) or (ColumnKind.Int, ClassKind.Whole) or (ColumnKind.Bool, ClassKind.Bool) => OutputForm.Class,
        (ColumnKind.Float or ColumnKind.Float32, ClassKind.Whole) => OutputForm.ClassNumber,
        _ => throw Unfit(declared, $"a class, and the label's classes are {NameOf(classes.Kind)}", NameOf(classes.Kind)),
    };

    private static string NameOf(ClassKind kind) => kind switch
    {
        ClassKind.Bool => "bool",
        ClassKind.Whole => "int",
        _ => "string",
    };

    private static StageFailure Unfit(OutputDeclaration? declared, string what, string right) =>
        new($"The output '{declared?.Name}' is declared as {declared?.Type}, and the model answers with {what}.", $"Declare it as {right}.");
}

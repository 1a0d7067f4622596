using System.Collections.Immutable;
using Mlops.GitOps.Data.Learning.Onnx;

namespace Mlops.GitOps.Data.Learning;

/// <summary>A model of a built-in learner, in terms that can be explained. Its file holds all of it.</summary>
/// <param name="Learner">linear, logistic or boosted-trees.</param>
/// <param name="Classes">The classes, where it tells classes apart.</param>
public sealed record LearnedModel(
    string Learner, LearningTask Task, ImmutableArray<LearnedInput> Inputs, LearnedOutput Output, ClassLabels? Classes, Predictor Predictor)
{
    /// <summary>Reads a model that <see cref="Write"/> wrote; of any other the message says what it lacks.</summary>
    public static LearnedModel Read(byte[] file) => ModelReader.Read(file);

    /// <summary>Returns the classes that a file says it tells apart; null where it says nothing of that.</summary>
    public static ClassLabels? ClassesOf(byte[] file) => ModelReader.ClassesOf(file);

    /// <summary>Returns the bytes of an ONNX file.</summary>
    public byte[] Write() => ModelWriter.Write(this);

    /// <summary>Returns the scores of a row before they become probabilities: the number itself, log odds, or one for each class.</summary>
    public double[] Score(FeatureTable rows, int row)
    {
        var scores = new double[Predictor.Targets];
        Predictor.Score(rows, row, scores);
        return scores;
    }

    /// <summary>Returns the probability of each class, or the number itself within its bounds.</summary>
    public double[] Answer(FeatureTable rows, int row)
    {
        var scores = Score(rows, row);
        switch (Task)
        {
            case LearningTask.Binary:
                var probability = Links.Logistic(scores[0]);
                return [1 - probability, probability];
            case LearningTask.Multiclass:
                Links.Softmax(scores);
                return scores;
            default:
                return [Math.Min(Math.Max(scores[0], Output.Min ?? double.NegativeInfinity), Output.Max ?? double.PositiveInfinity)];
        }
    }
}

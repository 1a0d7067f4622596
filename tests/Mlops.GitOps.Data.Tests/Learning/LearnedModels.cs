using Mlops.GitOps.Data.Learning;
using Mlops.GitOps.Data.Learning.Boosting;
using Mlops.GitOps.Data.Learning.Linear;
using Mlops.GitOps.Data.Learning.Logistic;

namespace Mlops.GitOps.Data.Tests.Learning;

/// <summary>Models of every learner.</summary>
internal static class LearnedModels
{
    public static LearnedModel Learn(string learner, FeatureTable rows, LabelColumn label, Workers? workers = null, BoostingSettings? boosting = null, LearnedOutput? output = null)
    {
        var crew = workers ?? Workers.One;
        Predictor predictor = learner switch
        {
            "linear" => LinearLearner.Learn(rows, label, new(), crew),
            "logistic" => LogisticLearner.Learn(rows, label, new(), crew),
            _ => BoostingLearner.Learn(rows, label, boosting ?? new BoostingSettings { Trees = 30 }, crew),
        };
        return new(learner, label.Task, rows.Inputs, output ?? new("answer", label.Task == LearningTask.Multiclass ? OutputForm.Class : OutputForm.Number), label.Classes, predictor);
    }
}

using Mlops.GitOps.Data.Explaining.Shap;
using Mlops.GitOps.Data.Learning;
using Mlops.GitOps.Data.Learning.Linear;
using Mlops.GitOps.Data.Statistics.Explaining;
using Mlops.GitOps.Data.Tests.Learning;

namespace Mlops.GitOps.Data.Tests.Explaining;

public sealed class ShapValuesTests
{
    [Theory, MemberData(nameof(OnnxTests.Kinds), MemberType = typeof(OnnxTests))]
    public void Bases_and_values_add_up_to_the_scores_of_every_row(string learner, LearningTask task)
    {
        var (model, rows) = Learned(learner, task);
        var shap = ShapValues.Of(model, rows, Workers.One);
        for (var row = 0; row < rows.Rows; row++)
        {
            var scores = model.Score(rows, row);
            for (var target = 0; target < scores.Length; target++) Assert.Equal(scores[target], shap.Bases[target] + shap.Values[target][row].Sum(), 1e-9);
        }
    }

    [Theory, MemberData(nameof(OnnxTests.Kinds), MemberType = typeof(OnnxTests))]
    public void Any_number_of_threads_gives_the_same_values(string learner, LearningTask task)
    {
        // As many rows as are parted among threads.
        var (model, rows) = Learned(learner, task, 5000);
        var one = ShapValues.Of(model, rows, Workers.One);
        var other = ShapValues.Of(model, rows, new Workers(5, CancellationToken.None));
        Assert.Equal(one.Bases, other.Bases);
        for (var target = 0; target < one.Targets; target++)
        {
            for (var row = 0; row < rows.Rows; row += 17) Assert.Equal(one.Values[target][row], other.Values[target][row]);
        }
    }

    [Fact]
    public void A_linear_model_is_parted_as_the_columns_it_was_learned_from_are()
    {
        var (model, rows) = Learned("linear", LearningTask.Regression);
        var terms = ((LinearPredictor)model.Predictor).Terms;
        var shap = ShapValues.Of(model, rows, Workers.One);

        // A column for each number, one for each that is missing, and one for each text.
        var coefficients = terms.SelectMany(static term => term is NumberTerm number ? [number.Weights[0], number.Missing[0]] : ((TextTerm)term).Weights.Select(static weight => weight[0])).ToArray();
        var owners = terms.SelectMany(static term => Enumerable.Repeat(term.Input, term is NumberTerm ? 2 : ((TextTerm)term).Weights.Length)).ToArray();
        var design = Enumerable.Range(0, rows.Rows).Select(row => terms.SelectMany(term => Columns(term, rows, row)).ToArray()).ToArray();
        var means = Enumerable.Range(0, coefficients.Length).Select(column => design.Average(row => row[column])).ToArray();
        for (var row = 0; row < rows.Rows; row += 11)
        {
            var expected = LinearShap.Independent(coefficients, ((LinearPredictor)model.Predictor).Intercepts[0], means, design[row]);
            Assert.Equal(expected.Base, shap.Bases[0], 1e-9);
            for (var input = 0; input < rows.Columns.Length; input++)
                Assert.Equal(expected.Values.Where((_, column) => owners[column] == input).Sum(), shap.Values[0][row][input], 1e-9);
        }
    }

    private static IEnumerable<double> Columns(LinearTerm term, FeatureTable rows, int row)
    {
        var column = rows.Columns[term.Input];
        if (term is TextTerm text) return Enumerable.Range(0, text.Weights.Length).Select(code => column.Codes[row] == code ? 1.0 : 0);
        var number = column.Numbers[row];
        return float.IsNaN(number) ? [0, 1] : [number - ((NumberTerm)term).Centre, 0];
    }

    private static (LearnedModel Model, FeatureTable Rows) Learned(string learner, LearningTask task, int count = 600)
    {
        // Rows with missing numbers and with texts that the model doesn't know, which have the code of none.
        var learned = Samples.Table(1500, 1);
        var model = LearnedModels.Learn(learner, learned, Samples.Label(task, learned, 2));
        return (LearnedModel.Read(model.Write()), Samples.Table(count, 3, missing: 0.3));
    }
}

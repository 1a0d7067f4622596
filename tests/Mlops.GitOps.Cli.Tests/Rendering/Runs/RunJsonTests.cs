using System.Text.Json;
using Mlops.GitOps.Cli.Rendering.Runs;
using Mlops.GitOps.Execution.Running;

namespace Mlops.GitOps.Cli.Tests.Rendering.Runs;

public sealed class RunJsonTests
{
    [Fact]
    public void A_status_is_what_the_contract_says()
    {
        Assert.Equal("""
            {
              "schema": "mlops/status/1",
              "pipeline": "credit",
              "stages": [
                {
                  "name": "train",
                  "state": "stale",
                  "because": [
                    {
                      "what": "params.trees",
                      "before": "100",
                      "after": "200"
                    }
                  ]
                },
                {
                  "name": "deploy",
                  "state": "fresh",
                  "because": [
                    {
                      "what": "waits: it happens by a promotion"
                    }
                  ]
                }
              ]
            }

            """, StatusJson.Of("credit", [new StageStatus("train", "train", StageState.Stale, [RunSamples.Trees]), new StageStatus("deploy", "deploy", StageState.Waits, [])]));
    }

    [Fact]
    public void A_status_lists_what_is_not_current() => Assert.Equal("""
        credit: 2 of 6 stages are not current

          stale    train     params.trees 100 → 200
                             code
          blocked  evaluate  train runs before it
          skipped  audit
          waits    deploy

        help: mlops run credit

        """, StatusText.Of("credit", RunSamples.Plan.Stages, default));

    [Fact]
    public void A_status_with_nothing_stale_is_one_line() => Assert.Equal(
        "credit: 2 stages are current, 1 skipped, 1 for a promotion\n",
        StatusText.Of("credit", RunSamples.Plan.Stages.RemoveAll(StatusText.IsStale), default));

    [Fact]
    public void A_report_names_every_stage_with_what_it_gave()
    {
        using var json = JsonDocument.Parse(RunJson.Of([RunSamples.Run(RunOutcome.Done, RunSamples.Report("train", StageEnding.Done))]));
        var run = json.RootElement.GetProperty("runs")[0];
        Assert.Equal(("done", "credit"), (run.GetProperty("outcome").GetString(), run.GetProperty("pipeline").GetString()));
        var stage = run.GetProperty("stages")[0];
        Assert.Equal("done", stage.GetProperty("ending").GetString());
        Assert.Equal("100", stage.GetProperty("because")[0].GetProperty("before").GetString());
        Assert.Equal(RunSamples.Model.Digest.ToString(), stage.GetProperty("outputs").GetProperty("model").GetProperty("digest").GetString());
    }
}

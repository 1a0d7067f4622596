namespace Mlops.GitOps.Cli.Scaffolding;

/// <summary>What a new workspace says about itself.</summary>
internal static class StandardReadme
{
    public static string Text(StackAnswers answers) => $"""
        # {answers.Project}

        Which members will leave within the next 30 days? The question and its data came with the workspace, so that everything
        works from the first minute; replace them with yours.

        | file | says |
        |---|---|
        | `mlops.yaml` | what the project runs on, and who may approve |
        | `data.mlops.yaml` | datasets, and the features computed from them |
        | `model.mlops.yaml` | the problem, the model, and the gates it must pass |
        | `pipeline.mlops.yaml` | the stages from data to monitoring |
        | `serving.mlops.yaml` | the service and its monitor |
        | `environments.mlops.yaml` | where models run, and who must agree |

        ```
        mlops validate
        mlops graph training --format order
        mlops maturity
        ```

        Before the first promotion replace the people under `roles` (`mlops add role ml-lead LOGIN` looks the number up) and the
        address under `channels`.

        """;
}

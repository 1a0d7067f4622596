namespace Mlops.GitOps.Backends.GitHubActions;

/// <summary>What the jobs of a deployment run. Everything that differs comes as variables.</summary>
internal static class DeployScripts
{
    // Without the audit nothing is decided, and verify-deploy says so itself. What came since the commit that runs must be
    // allowed too: a merge queue brings several at once.
    private const string Since = """
        git fetch --quiet --no-tags origin +refs/mlops/audit:refs/mlops/audit || true
        since=$(git rev-parse --verify --quiet "refs/remotes/origin/mlops/env/$ENVIRONMENT" || true)
        range=()
        if [ -n "$since" ] && [ "$since" != "$GITHUB_SHA" ]; then range=(--since "$since"); fi

        """;

    public const string Verify = Since + """
        status=0
        mlops verify-deploy "$GITHUB_SHA" --environment "$ENVIRONMENT" --github "$GITHUB_REPOSITORY" "${range[@]}" > "$RUNNER_TEMP/verdict.json" || status=$?
        {
          printf '```json\n'
          cat "$RUNNER_TEMP/verdict.json"
          printf '\n```\n'
        } >> "$GITHUB_STEP_SUMMARY"
        jq --raw-output '"verdict=\(.verdict)"' "$RUNNER_TEMP/verdict.json" >> "$GITHUB_OUTPUT"
        exit "$status"

        """;

    public const string Revert = Since + """
        status=0
        mlops verify-deploy "$GITHUB_SHA" --environment "$ENVIRONMENT" --github "$GITHUB_REPOSITORY" "${range[@]}" --revert || status=$?

        # Denied is what is expected here; anything else is a failure of this job.
        [ "$status" -eq 3 ]

        """;

    public const string VerifyAgain = Since + """
        mlops verify-deploy "$GITHUB_SHA" --environment "$ENVIRONMENT" --github "$GITHUB_REPOSITORY" "${range[@]}"

        """;

    public const string Advance = Since + """
        mlops verify-deploy "$GITHUB_SHA" --environment "$ENVIRONMENT" --github "$GITHUB_REPOSITORY" "${range[@]}" --advance

        """;

    // Only what changes is told: telling the same bundle again would let its soak begin anew.
    public const string Begin = """
        pins() { yq --output-format json '.models // {}' | jq --compact-output '[to_entries[] | .key as $model | .value | to_entries[] | {model: $model, slot: .key, bundle: .value.bundle}]'; }
        file="environments/$ENVIRONMENT.pins.yaml"
        before=$(git rev-parse --verify --quiet "refs/remotes/origin/mlops/env/$ENVIRONMENT" || git rev-parse --verify "$GITHUB_SHA^1")
        old='[]'
        if git cat-file -e "$before:./$file" 2> /dev/null; then old=$(git show "$before:./$file" | pins); fi
        new='[]'
        if [ -f "$file" ]; then new=$(pins < "$file"); fi
        jq --null-input --compact-output --argjson old "$old" --argjson new "$new" '$new - $old | .[]' > "$RUNNER_TEMP/payloads"
        : > "$RUNNER_TEMP/deployments"
        while read -r payload; do
          jq --null-input --argjson payload "$payload" '{ref: env.GITHUB_SHA, environment: env.ENVIRONMENT, payload: $payload, auto_merge: false, required_contexts: []}' |
            gh api --method POST "repos/$GITHUB_REPOSITORY/deployments" --input - --jq .id >> "$RUNNER_TEMP/deployments"
        done < "$RUNNER_TEMP/payloads"
        while read -r id; do
          gh api --silent --method POST "repos/$GITHUB_REPOSITORY/deployments/$id/statuses" --field state=in_progress
        done < "$RUNNER_TEMP/deployments"

        """;

    public const string End = """
        if [ "$OUTCOME" = success ]; then state=success; else state=failure; fi
        [ -f "$RUNNER_TEMP/deployments" ] || exit 0
        while read -r id; do
          gh api --silent --method POST "repos/$GITHUB_REPOSITORY/deployments/$id/statuses" --field "state=$state" --field "log_url=$GITHUB_SERVER_URL/$GITHUB_REPOSITORY/actions/runs/$GITHUB_RUN_ID"
        done < "$RUNNER_TEMP/deployments"

        """;
}

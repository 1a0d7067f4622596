using System.Collections.Immutable;

namespace Mlops.GitOps.Rules.Verdicts;

/// <summary>Every reason that a verdict can give.</summary>
public static class ReasonCodes
{
    public static readonly ReasonCode ApiError = Indeterminate("api_error");
    public static readonly ReasonCode HeadMoved = Indeterminate("head_moved");
    public static readonly ReasonCode Truncated = Indeterminate("truncated");
    public static readonly ReasonCode PullState = Deny("pull_state");
    public static readonly ReasonCode Fork = Deny("fork");
    public static readonly ReasonCode ContextChanged = Deny("context_changed");
    public static readonly ReasonCode BaseMoved = Deny("base_moved");
    public static readonly ReasonCode NoPullRequest = Deny("no_pull_request");
    public static readonly ReasonCode UnreviewedMerge = Deny("unreviewed_merge");
    public static readonly ReasonCode NoVerdict = Deny("no_verdict");
    public static readonly ReasonCode PolicyMissing = Deny("policy_missing");
    public static readonly ReasonCode Parse = Deny("parse");
    public static readonly ReasonCode Path = Deny("path");
    public static readonly ReasonCode AmbiguousPath = Deny("ambiguous_path");
    public static readonly ReasonCode MixedChange = Deny("mixed_change");
    public static readonly ReasonCode GateModified = Deny("gate_modified");
    public static readonly ReasonCode PolicyWeakened = Deny("policy_weakened");
    public static readonly ReasonCode RecordModified = Deny("record_modified");
    public static readonly ReasonCode UnknownVersion = Deny("unknown_version");
    public static readonly ReasonCode DigestMismatch = Deny("digest_mismatch");
    public static readonly ReasonCode RejectedVersion = Deny("rejected_version");
    public static readonly ReasonCode UnattestedRecord = Deny("unattested_record");
    public static readonly ReasonCode GateFailed = Deny("gate_failed");
    public static readonly ReasonCode GateUnknown = Deny("gate_unknown");
    public static readonly ReasonCode StageOrder = Deny("stage_order");
    public static readonly ReasonCode Soak = Deny("soak");
    public static readonly ReasonCode Freeze = Deny("freeze");
    public static readonly ReasonCode ApprovalMissing = Deny("approval_missing");
    public static readonly ReasonCode SelfApproval = Deny("self_approval");
    public static readonly ReasonCode ContributorApproval = Deny("contributor_approval");
    public static readonly ReasonCode LastPusherApproval = Deny("last_pusher_approval");
    public static readonly ReasonCode StaleApproval = Deny("stale_approval");
    public static readonly ReasonCode Expired = Deny("expired");
    public static readonly ReasonCode BotApproval = Deny("bot_approval");
    public static readonly ReasonCode UnknownIdentity = Deny("unknown_identity");
    public static readonly ReasonCode SamePerson = Deny("same_person");
    public static readonly ReasonCode ChangesRequested = Deny("changes_requested");
    public static readonly ReasonCode UnattributedCommit = Deny("unattributed_commit");
    public static readonly ReasonCode UnverifiedCommit = Deny("unverified_commit");
    public static readonly ReasonCode AuditChain = Deny("audit_chain");

    /// <summary>Denies where the glass was broken without the right to; said of an ALLOW where it was with it.</summary>
    public static readonly ReasonCode BreakGlass = Deny("break_glass");
    public static readonly ReasonCode GlassBroken = new("break_glass", ReasonEffect.Allow);
    public static readonly ReasonCode NotApplicable = new("not_applicable", ReasonEffect.Allow);

    /// <summary>All of them, in the order in which a verdict lists them.</summary>
    public static ImmutableArray<ReasonCode> All { get; } =
    [
        ApiError, HeadMoved, Truncated,
        NoPullRequest, UnreviewedMerge, NoVerdict, PullState, Fork, ContextChanged, BaseMoved,
        PolicyMissing, Parse, Path, AmbiguousPath, MixedChange, GateModified, PolicyWeakened, RecordModified, AuditChain,
        UnknownVersion, DigestMismatch, RejectedVersion, UnattestedRecord, GateFailed, GateUnknown,
        StageOrder, Soak, Freeze, BreakGlass,
        ApprovalMissing, SelfApproval, ContributorApproval, LastPusherApproval, StaleApproval, Expired, BotApproval, UnknownIdentity, SamePerson,
        ChangesRequested, UnattributedCommit, UnverifiedCommit,
        GlassBroken, NotApplicable,
    ];

    private static ReasonCode Deny(string name) => new(name, ReasonEffect.Deny);

    private static ReasonCode Indeterminate(string name) => new(name, ReasonEffect.Indeterminate);
}

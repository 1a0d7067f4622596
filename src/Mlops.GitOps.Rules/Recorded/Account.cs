namespace Mlops.GitOps.Rules.Recorded;

/// <summary>An account of the forge. The number is who it is; the login may be given to somebody else tomorrow.</summary>
/// <param name="Login">Empty where nothing asks for it and it was not said.</param>
/// <param name="Type">User, Bot, Organization; empty where nothing asks for it and it was not said.</param>
public sealed record Account(long Id, string Login, string Type);

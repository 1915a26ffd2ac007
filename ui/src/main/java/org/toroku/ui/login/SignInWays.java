package org.toroku.ui.login;

/**
 * How officers sign in.
 *
 * @param single at an identity provider, and with no password of the register
 */
public record SignInWays(boolean single) {}

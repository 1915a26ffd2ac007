/** Copies what is published to where verifiers fetch it: a bucket, mostly with a CDN in front. */
@org.jspecify.annotations.NullMarked
package org.toroku.ca.mirror;

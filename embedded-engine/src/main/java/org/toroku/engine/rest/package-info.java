/** The subset of the orchestration cluster's v2 REST API that Toroku uses. */
@NullMarked
package org.toroku.engine.rest;

import org.jspecify.annotations.NullMarked;

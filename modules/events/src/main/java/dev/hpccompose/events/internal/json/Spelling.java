package dev.hpccompose.events.internal.json;

/**
 * A field whose name or unit in stored lines is not what the record component says: it was released
 * like that.
 *
 * @param component name of the record component
 * @param field name of the field
 * @param seconds whether a time is stored in whole seconds
 */
record Spelling(String component, String field, boolean seconds) {}

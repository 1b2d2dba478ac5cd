/** What npm takes for the name of a package, with or without a scope. */
export const packageNamePattern = /^(?=.{1,214}$)(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/;

/** What is said of a text that is none. */
export const packageNameForm = 'the name of an npm package such as "@acme/router-one"';

import { GraphQLError } from 'graphql';

/** Top-level errors with the `extensions.code` that clients branch on (shopify-platform §6.3). */
export function accessDenied(field: string, scopes: readonly string[]): GraphQLError {
  const required =
    scopes.length === 0
      ? 'This app is not approved to use the protected customer data.'
      : `Required access: ${scopes.map((scope) => `\`${scope}\``).join(' or ')} access scope.`;
  return new GraphQLError(`Access denied for ${field} field. ${required}`, {
    extensions: {
      code: 'ACCESS_DENIED',
      documentation: 'https://shopify.dev/api/usage/access-scopes',
      requiredAccess: scopes.join(' or '),
    },
  });
}

/** The app was not approved to see any customer data, which every order is (shopify-platform §6.5). */
export function notApproved(object: string): GraphQLError {
  const documentation = 'https://shopify.dev/docs/apps/launch/protected-customer-data';
  return new GraphQLError(
    `This app is not approved to access the ${object} object. See ${documentation} for more details.`,
    { extensions: { code: 'ACCESS_DENIED', documentation } },
  );
}

/** To throw once more: an error keeps the place where it was caught first. */
export function sameError({ message, extensions }: GraphQLError): GraphQLError {
  return new GraphQLError(message, { extensions });
}

/** Unknown ids given to fulfillment order mutations are top-level errors, not userErrors (shopify-platform §12). */
export function unknownId(gid: string): GraphQLError {
  return new GraphQLError(`Invalid id: ${gid}`, { extensions: { code: 'RESOURCE_NOT_FOUND' } });
}

/** A gap of the simulator is loud: the client gets an error that names it, never an empty answer. */
export function notModelled(what: string): GraphQLError {
  return new GraphQLError(`The simulator does not model ${what}.`, { extensions: { code: 'INTERNAL_SERVER_ERROR' } });
}

export function badRequest(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' } });
}

import type { Request, Response } from 'express';
import type { z } from 'zod';

function refuse(response: Response, error: z.ZodError): null {
  response.status(422).json({ error: 'invalid_input', issues: error.issues.map(({ path, message }) => ({ path: path.join('.'), message })) });
  return null;
}

/** The body as the contract wants it, or null after a 422 that names each fault. */
export function validBody<Schema extends z.ZodType>(schema: Schema, request: Request, response: Response): z.infer<Schema> | null {
  const parsed = schema.safeParse(request.body);
  return parsed.success ? parsed.data : refuse(response, parsed.error);
}

export function validParam<Schema extends z.ZodType>(schema: Schema, value: unknown, response: Response): z.infer<Schema> | null {
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : refuse(response, parsed.error);
}

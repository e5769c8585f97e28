/**
 * Those of some names that a type of options says are given: required and, unless told otherwise, not undefined. It cannot say
 * so of an optional one, as in an interface.
 */
export type GivenIn<Options, Names extends PropertyKey, Value = NonNullable<unknown>> = {
  [Name in Names]: Options extends Record<Name, Value> ? Name : never;
}[Names];

/**
 * Lets a function infer the type of its options, without taking part in the check of their names: a parameter of type
 * `Options & Inferred<Given, Rules>` reports a misspelled name as one of type `Options` does.
 */
export type Inferred<Given, Rules> = [Given] extends [never] ? Given : Rules;

//! The compile host: what a learner's code becomes, and what hostile code does
//! not.

mod corpus;
mod diagnostics;
mod existence;
mod fake;
mod figures;
mod fuzz;
mod hostile;
mod jobs;
mod outside;
mod requests;
mod undefined;

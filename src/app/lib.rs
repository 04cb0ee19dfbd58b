//! The page: a Yew application.
//!
//! Its components render in the browser (feature `csr`) and, for the files of
//! the built site, natively to text (feature `ssr`). So nothing in [`browser`]
//! is called while a component renders, only in effects and callbacks.
//!
//! In the browser it comes as a module and its chunks: whatever is called only
//! through [`pages::chunk`] comes when it is wanted.

pub mod bench;
mod bottom;
pub mod browser;
mod effect;
mod env;
mod export;
mod frame;
mod json;
mod kept;
mod lecture;
mod link;
mod mode;
pub mod page;
mod pages;
mod plot;
mod progress;
mod prose;
mod query;
mod reached;
mod route;
pub mod run;
mod solved;
mod tabs;
mod tally;
mod theme;
mod trace;
mod yours;

#[cfg(test)]
mod fuzz;
#[cfg(feature = "csr")]
mod navigator;
#[cfg(test)]
mod rooms;
#[cfg(test)]
mod samples;
#[cfg(feature = "csr")]
mod start;

pub use route::{Chunk, Route};

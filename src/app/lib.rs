//! The page: a Yew application.
//!
//! Its components render in the browser (feature `csr`) and, for the files of
//! the built site, natively to text (feature `ssr`). So nothing in [`browser`]
//! is called while a component renders, only in effects and callbacks.

pub mod bench;
pub mod browser;
mod env;
mod frame;
mod link;
pub mod page;
mod pages;
mod plot;
mod prose;
mod query;
mod route;
mod source;
mod theme;

#[cfg(feature = "csr")]
mod navigator;
#[cfg(test)]
mod samples;
#[cfg(feature = "csr")]
mod start;

pub use route::Route;

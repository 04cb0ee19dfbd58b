//! The tab that the application runs in: all that reaches beyond the page.

use std::rc::Rc;

use protocol::Site;
use serde::de::DeserializeOwned;
use yew::{AttrValue, Callback};

use super::{Begun, Bridge, Labs, json};

/// The tab, as components use it in effects and callbacks. There is none natively.
#[derive(Clone, PartialEq)]
pub struct Tab {
    /// The addresses of the site's files.
    pub site: Rc<Site>,
    /// The functions that only JavaScript may run.
    pub bridge: Bridge,
    /// The site's own modules.
    pub labs: Labs,
    /// A press of Run before the application was there.
    pub begun: Begun,
    /// Goes to an address of the site.
    pub go: Callback<String>,
    /// Replaces the query of the address, without going anywhere.
    pub note: Callback<String>,
    /// The absolute path of the site's root.
    pub base: AttrValue,
}

impl Tab {
    /// The content of an exercise's page, or a part of its fields. The error is
    /// a sentence without a dot.
    pub async fn content<T: DeserializeOwned>(&self, slug: &str) -> Result<T, String> {
        json(&self.address(self.site.content.get(slug), slug)?).await
    }

    /// A page of prose.
    pub async fn page(&self, name: &str) -> Result<protocol::Page, String> {
        json(&self.address(self.site.pages.get(name), name)?).await
    }

    fn address(&self, file: Option<&String>, name: &str) -> Result<String, String> {
        file.map(|file| format!("{}{file}", self.base)).ok_or_else(|| {
            format!(
                "This page belongs to an older version of the site, which had no `{name}`. Reload \
                 the page"
            )
        })
    }
}

//! The surroundings of every component, whether it renders in a browser or not.

use std::rc::Rc;

use protocol::Catalogue;
use yew::AttrValue;

use crate::browser::Tab;
use crate::mode::Mode;
use crate::query::Query;
use crate::route::Route;
#[cfg(feature = "ssr")]
use crate::run::Machine;

/// The surroundings of a page, given to its components as context.
#[derive(Clone, PartialEq)]
pub struct Env {
    /// Leads from the page to the site's root.
    pub root: AttrValue,
    /// The file's name at the end of a page's address; mostly empty.
    pub index: AttrValue,
    /// The ways to show the site that were asked for.
    pub mode: Mode,
    /// All exercises.
    pub catalogue: Rc<Catalogue>,
    /// The browser's tab; `None` when a page is rendered to text.
    pub tab: Option<Tab>,
    /// A bench that something has happened to, for an exercise's page that is
    /// rendered to text as a run would leave it.
    #[cfg(feature = "ssr")]
    pub bench: Option<Rc<Machine>>,
}

impl Env {
    /// The address of a page, for a link.
    pub fn href(&self, route: &Route, query: &Query) -> String {
        self.href_in(self.mode, route, query)
    }

    /// The address of a page shown in another way.
    pub fn href_in(&self, mode: Mode, route: &Route, query: &Query) -> String {
        let Self { root, index, .. } = self;
        let search = mode.add_to(query.clone()).search();
        format!("{root}{}{index}{search}", route.path())
    }
}

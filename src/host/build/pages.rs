//! The site's pages: each route rendered into the template.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::rc::Rc;

use anyhow::Context;
use app::Route;
use app::page::{self, PageInput};
use protocol::{Catalogue, Content, Page, Site};

use super::template::{escaped, fill};
use crate::content::Contents;
use crate::policy;

/// Stands for the way to the site's root in a page that is shown at any depth.
pub(crate) const ANY_ROOT: &str = "@root@";

/// Stands for the build's name, which is not known before the pages are.
pub(crate) const BUILD: &str = "@build@";

/// Addresses that differ from page to page, or that only the head of a page
/// names, from the site's root.
pub(crate) struct Head {
    /// The chunks of the application's module, for the pages that are in one.
    pub(crate) chunks: Vec<String>,
    pub(crate) boot: String,
    pub(crate) styles: String,
    pub(crate) icon: String,
}

/// Writes pages.
pub(crate) struct Pages<'a> {
    template: &'a str,
    head: Head,
    site: Site,
    catalogue: Rc<Catalogue>,
    contents: BTreeMap<String, Rc<Content>>,
    prose: BTreeMap<String, Rc<Page>>,
}

impl<'a> Pages<'a> {
    /// A writer of pages with that content. The site's `root` and `build` are
    /// filled in by the writer.
    pub(crate) fn new(template: &'a str, head: Head, site: Site, contents: Contents) -> Self {
        let Contents {
            catalogue,
            exercises,
            pages,
        } = contents;
        let contents = exercises.into_iter();
        let prose = pages.into_iter();
        Self {
            template,
            head,
            site,
            catalogue: Rc::new(catalogue),
            contents: contents
                .map(|content| (content.entry.slug.clone(), Rc::new(content)))
                .collect(),
            prose: prose.map(|(name, page)| (name, Rc::new(page))).collect(),
        }
    }

    /// Every page's file with its text.
    pub(crate) fn all(&self) -> anyhow::Result<BTreeMap<String, String>> {
        let routes = Route::all(&self.catalogue).into_iter();
        let pages = routes.map(|route| {
            let file = format!("{}index.html", route.path());
            let root = route.root();
            Ok((file, self.page(route, &root)?))
        });
        pages.collect()
    }

    /// The page for every other address, with [`ANY_ROOT`] in it.
    pub(crate) fn not_found(&self) -> anyhow::Result<String> {
        self.page(Route::NotFound, ANY_ROOT)
    }

    /// The files that a page asks for by itself, besides those of every page, with
    /// their priority: what is run waits for what is read.
    fn fetched<'s>(
        &'s self,
        route: &Route,
        slug: Option<&str>,
        page: Option<&str>,
    ) -> Vec<(&'s String, &'static str)> {
        let first = || Some(self.catalogue.entries().next()?.1.slug.as_str());
        // The catalogue opens with a run of its own.
        let runs = slug.or_else(|| first().filter(|_| *route == Route::Home));
        let content = runs.and_then(|slug| self.site.content.get(slug));
        let prose = page.and_then(|page| self.site.pages.get(page));
        let traced = runs.and_then(|slug| self.contents.get(slug));
        let traced = traced.is_some_and(|content| content.traced);
        let lab = runs.and_then(|slug| {
            let (track, _) = self.catalogue.find(slug)?;
            self.site.labs.get(&track.id)
        });
        let module = match lab {
            None => vec![],
            Some(lab) if traced => vec![&lab.traced, &lab.lines],
            Some(lab) => vec![&lab.counting],
        };
        let chunks = self.head.chunks.iter().filter(|_| route.is_in_chunk());
        let read = chunks
            .chain(content)
            .chain(prose)
            .map(|file| (file, "auto"));
        read.chain(module.into_iter().map(|file| (file, "low")))
            .collect()
    }

    fn page(&self, route: Route, root: &str) -> anyhow::Result<String> {
        let path = route.path();
        let (content, page) = match &route {
            Route::Exercise { slug } | Route::Present { slug } => (Some(slug.as_str()), None),
            Route::Sizes => (None, Some("sizes")),
            Route::HowItMeasures => (None, Some("how-it-measures")),
            Route::Home
            | Route::Learnt { .. }
            | Route::Progress
            | Route::Overview
            | Route::NotFound => (None, None),
        };
        let fetched = self.fetched(&route, content, page);
        let content = content.and_then(|slug| self.contents.get(slug));
        let page = page.and_then(|name| self.prose.get(name));
        let site = Site {
            root: root.to_owned(),
            build: BUILD.to_owned(),
            ..self.site.clone()
        };
        let from_page = |address: &str| Cow::from(escaped(&format!("{root}{address}")));
        let preload = |(address, priority): &(&String, &str)| {
            let address = from_page(address);
            format!(
                r#"<link rel="preload" href="{address}" as="fetch" fetchpriority="{priority}" crossorigin>"#
            )
        };
        let preloads: Vec<String> = fetched.iter().map(preload).collect();
        // Within a script element only a `<` could end the text early.
        let embedded = serde_json::to_string(&site)
            .context("the site's addresses cannot be written")?
            .replace('<', "\\u003c");
        let input = PageInput {
            route,
            site: site.clone(),
            catalogue: Rc::clone(&self.catalogue),
            content: content.cloned(),
            page: page.cloned(),
        };
        let title = escaped(&page::title(&input));
        let description = escaped(&page::description(&input));
        let html = render(input)?;
        fill(
            self.template,
            &[
                ("title", title.into()),
                ("description", description.into()),
                ("root", escaped(root).into()),
                ("csp", escaped(policy::IN_PAGE).into()),
                ("styles", from_page(&self.head.styles)),
                ("boot", from_page(&self.head.boot)),
                ("icon", from_page(&self.head.icon)),
                ("app", from_page(&site.app)),
                ("app_wasm", from_page(&site.app_wasm)),
                ("catalogue", from_page(&site.catalogue)),
                ("content", preloads.join("\n").into()),
                ("site", embedded.into()),
                ("html", html.into()),
            ],
        )
        .with_context(|| format!("the page `{path}` cannot be written into www/index.html"))
    }
}

/// Renders a page on this thread: its components share what they are given.
fn render(input: PageInput) -> anyhow::Result<String> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .context("cannot start rendering")?;
    let tasks = tokio::task::LocalSet::new();
    Ok(tasks.block_on(&runtime, page::render(input)))
}

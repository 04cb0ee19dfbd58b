//! The site's pages: each route rendered into the template.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use anyhow::Context;
use app::page::{self, PageInput};
use app::{Chunk, Route};
use protocol::{Catalogue, Content, First, Page, Recorded, Report, Sample, Site, Timeline};

use super::manifest::Manifest;
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
    /// The addresses of all that is loaded with each chunk of the application's
    /// module.
    pub(crate) chunks: BTreeMap<String, Vec<String>>,
    pub(crate) boot: String,
    pub(crate) styles: String,
    pub(crate) manifest: Manifest,
    pub(crate) vote_script: String,
    pub(crate) vote_styles: String,
}

/// Writes pages.
pub(crate) struct Pages<'a> {
    template: &'a str,
    head: Head,
    site: Site,
    catalogue: Rc<Catalogue>,
    contents: BTreeMap<String, Rc<Content>>,
    prose: BTreeMap<String, Rc<Page>>,
    /// The figures of each exercise by its slug.
    recorded: BTreeMap<String, Recorded>,
}

/// The measured module that a page runs first.
enum Module<'s> {
    /// One that counts.
    Counting(&'s String),
    /// One that traces, and its lines.
    Traced(&'s String, &'s String),
}

impl<'a> Pages<'a> {
    /// A writer of pages with that content. The site's `root` and `build` are
    /// filled in by the writer.
    pub(crate) fn new(template: &'a str, head: Head, site: Site, contents: Contents) -> Self {
        let Contents {
            catalogue,
            exercises,
            pages,
            recorded,
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
            recorded,
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

    /// The exercise whose run the catalogue opens with.
    fn opening(&self) -> Option<&Rc<Content>> {
        let (_, entry) = self.catalogue.entries().next()?;
        self.contents.get(&entry.slug)
    }

    /// The measured module that a page runs first.
    fn module(&self, route: &Route, content: Option<&Content>) -> Option<Module<'_>> {
        let opening = || self.opening().filter(|_| *route == Route::Home);
        let content = content.or_else(|| opening().map(Rc::as_ref))?;
        let lab = self.site.labs.get(&content.track_id)?;
        Some(if content.traced {
            Module::Traced(&lab.traced, &lab.lines)
        } else {
            Module::Counting(&lab.counting)
        })
    }

    /// The run that a page opens with, or that its button begins while the application
    /// is on its way, and its figures as the page shows them if this tab measures the
    /// same.
    fn first(
        &self,
        route: &Route,
        content: Option<&Rc<Content>>,
        root: &str,
    ) -> anyhow::Result<Option<(First, String)>> {
        let content = match route {
            Route::Home => self.opening(),
            Route::Exercise { .. } => content.filter(|content| content.entry.shape.is_edit()),
            _ => None,
        };
        // Lines, and files that a person may choose, are the application's.
        let content = content.filter(|content| !content.traced && !content.file);
        let recorded = content.and_then(|content| self.recorded.get(&content.entry.slug));
        let Some((content, recorded)) = content.zip(recorded) else {
            return Ok(None);
        };
        let sample = Sample::from(&**content);
        let runs = reports(&sample, recorded);
        let html = if *route == Route::Home {
            let catalogue = Rc::clone(&self.catalogue);
            let (root, index) = (root.to_owned(), self.site.index.clone());
            let foretold = Rc::new(sample.clone());
            rendered(page::render_first_figure(
                root, index, catalogue, foretold, runs,
            ))?
        } else {
            rendered(page::render_bars(Rc::clone(content), runs))?
        };
        let jobs = sample.jobs();
        Ok(Some((First { sample, jobs }, html)))
    }

    /// The files that a page asks for by itself, besides those of every page, with
    /// their priority: what is run waits for what is read, unless the page opens
    /// with it.
    fn fetched<'s>(
        &'s self,
        route: &Route,
        content: Option<&Content>,
        page: Option<&str>,
    ) -> Vec<(&'s String, &'static str)> {
        let data = content.and_then(|content| self.site.content.get(&content.entry.slug));
        let prose = page.and_then(|page| self.site.pages.get(page));
        let module = match self.module(route, content) {
            None => vec![],
            Some(Module::Counting(lab)) => vec![lab],
            Some(Module::Traced(lab, lines)) => vec![lab, lines],
        };
        let own = route.chunk();
        let rest = content.filter(|content| match own {
            Some(Chunk::Aside) => true,
            Some(Chunk::Pages | Chunk::Rest) | None => !content.entry.shape.is_edit(),
        });
        let chunks = own.into_iter().chain(rest.map(|_| Chunk::Rest));
        // Two of them may share a file.
        let chunks: BTreeSet<&String> = chunks
            .filter_map(|chunk| self.head.chunks.get(chunk.name()))
            .flatten()
            .collect();
        let read = chunks
            .into_iter()
            .chain(data)
            .chain(prose)
            .map(|file| (file, "auto"));
        let priority = if *route == Route::Home { "auto" } else { "low" };
        read.chain(module.into_iter().map(|file| (file, priority)))
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
        let content = content.and_then(|slug| self.contents.get(slug));
        let fetched = self.fetched(&route, content.map(Rc::as_ref), page);
        let (first, foretold) = self.first(&route, content, root)?.unzip();
        let lab = match self.module(&route, content.map(Rc::as_ref)) {
            Some(Module::Counting(lab)) if first.is_some() => Some(lab.clone()),
            Some(Module::Counting(_) | Module::Traced(..)) | None => None,
        };
        let page = page.and_then(|name| self.prose.get(name));
        let site = Site {
            root: root.to_owned(),
            build: BUILD.to_owned(),
            lab,
            first,
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
        let html = rendered(page::render(input))?;
        let foretold = foretold.map(|html| format!("<template data-first>{html}</template>"));
        fill(
            self.template,
            &[
                ("title", title.into()),
                ("description", description.into()),
                ("root", escaped(root).into()),
                ("csp", escaped(policy::IN_PAGE).into()),
                ("styles", from_page(&self.head.styles)),
                ("boot", from_page(&self.head.boot)),
                ("icon", from_page(&self.head.manifest.icon)),
                ("touch_icon", from_page(&self.head.manifest.touch_icon)),
                ("manifest", from_page(&self.head.manifest.file)),
                ("app", from_page(&site.app)),
                ("app_wasm", from_page(&site.app_wasm)),
                ("catalogue", from_page(&site.catalogue)),
                ("content", preloads.join("\n").into()),
                ("site", embedded.into()),
                ("html", html.into()),
                ("first", foretold.unwrap_or_default().into()),
            ],
        )
        .with_context(|| format!("the page `{path}` cannot be written into www/index.html"))
    }
}

/// The recorded figures as runs that the page could show.
fn reports(sample: &Sample, recorded: &Recorded) -> Vec<Rc<Report>> {
    let runs = recorded.runs.iter().map(|run| Report {
        exercise: sample.entry.slug.clone(),
        variant: run.variant.clone(),
        case: recorded.case.clone(),
        answer: recorded.answer.clone(),
        floor: recorded.floor,
        budget: recorded.budget,
        most_allocations: recorded.most_allocations,
        usage: run.usage,
        frees: run.frees,
        stack: 0,
        timeline: Timeline::default(),
        time_ms: 0.0,
        sites: None,
        findings: Vec::new(),
        left_out: None,
    });
    runs.map(Rc::new).collect()
}

/// Renders on this thread: components share what they are given.
fn rendered(rendering: impl Future<Output = String>) -> anyhow::Result<String> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .context("cannot start rendering")?;
    let tasks = tokio::task::LocalSet::new();
    Ok(tasks.block_on(&runtime, rendering))
}

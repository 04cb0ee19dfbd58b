//! The web app manifest, by which a browser installs the site like a program.

use std::collections::BTreeMap;

use anyhow::Context;
use serde_json::json;

use super::assets::{Assets, FOLDER};
use crate::project::Project;

/// The icons: the file in `www`, its media type, its pixels, and how it may be cut.
const ICONS: [(&str, &str, &str, &str); 4] = [
    ("icon.svg", "image/svg+xml", "any", "any"),
    ("icon-192.png", "image/png", "192x192", "any"),
    ("icon-512.png", "image/png", "512x512", "any"),
    ("icon-maskable.png", "image/png", "512x512", "maskable"),
];

/// The icon of those that fits the home screen of an iPhone.
const TOUCH_ICON: &str = "icon-192.png";

/// Addresses from the site's root.
pub(crate) struct Manifest {
    /// The manifest's own.
    pub(crate) file: String,
    /// The icon of a page's tab.
    pub(crate) icon: String,
    /// The icon on a home screen.
    pub(crate) touch_icon: String,
}

impl Manifest {
    /// Adds the manifest and its icons to the site's files. Its addresses are
    /// relative to itself, so the site may lie in any folder of a host.
    pub(crate) fn add(project: &Project, assets: &mut Assets) -> anyhow::Result<Self> {
        let mut addresses = BTreeMap::new();
        for (name, ..) in ICONS {
            let bytes = project.bytes(&project.www().join(name))?;
            addresses.insert(name, assets.add(name, bytes));
        }
        let icons = ICONS.iter().map(|(name, kind, sizes, purpose)| {
            json!({
                "src": addresses[name].trim_start_matches(FOLDER),
                "sizes": sizes,
                "type": kind,
                "purpose": purpose,
            })
        });
        let manifest = json!({
            "name": "Bytewise",
            "short_name": "Bytewise",
            "description": "Exercises for Rust that uses less memory, measured in the browser.",
            "lang": "en",
            "start_url": "../",
            "scope": "../",
            "display": "minimal-ui",
            "background_color": "#fbfaf7",
            "theme_color": "#1c1e22",
            "icons": icons.collect::<Vec<_>>(),
        });
        let bytes = serde_json::to_vec_pretty(&manifest).context("the manifest is no JSON")?;
        Ok(Self {
            file: assets.add("manifest.webmanifest", bytes),
            icon: addresses["icon.svg"].clone(),
            touch_icon: addresses[TOUCH_ICON].clone(),
        })
    }
}

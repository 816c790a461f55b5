// <script src="api-reference.js" data-openapi="/openapi.json"> draws the API reference into #swagger-ui.
SwaggerUIBundle({
  url: document.currentScript.dataset.openapi,
  dom_id: "#swagger-ui",
  deepLinking: true,
  validatorUrl: null, // the default sends the address of the description to another host
});

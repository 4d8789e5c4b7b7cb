import { GoogleAuth } from "google-auth-library";

// The project, and whether the library gets a token.
const auth = new GoogleAuth({ scopes: "https://www.googleapis.com/auth/cloud-platform" });
console.log(await auth.getProjectId(), Boolean(await auth.getAccessToken()));

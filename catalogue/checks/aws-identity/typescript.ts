import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";

// Which identity the SDK finds here.
const identity = await new STSClient({ region: "us-east-1" }).send(new GetCallerIdentityCommand({}));
console.log(identity.Arn);
